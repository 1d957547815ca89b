import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, beforeEach, test } from "node:test";
import { newEpochSecret } from "../../src/crypto/circle-keys.ts";
import { randomBytes } from "../../src/crypto/encoding.ts";
import { ApiError, apiAt } from "../../src/net/api.ts";
import { download, LARGEST, TooLarge, upload } from "../../src/vault/attachments.ts";
import type { OpenCircle, Vault } from "../../src/vault/types.ts";
import { faulty } from "../crypto/people.ts";

const PIECE = 2 ** 20;
const FILE = "f".repeat(32);
const MB = 2 ** 20;

/** What a server over HTTP has of the file, and how it behaves: the real one is held to the same in tests/vault. */
const there = { pieces: [] as Buffer[], cancelled: 0, finished: "", lose: 0, loseAnswer: 0 };
let server: Server;
let circle: OpenCircle;
let vault: Vault;

before(async () => {
  server = createServer(answerTo);
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  const { identity, recipient } = await newEpochSecret();
  const old = await newEpochSecret();
  circle = {
    id: "c".repeat(32),
    place: { information_class: "shared_notes" },
    state: { recipients: [old.recipient, recipient] },
    secrets: new Map([
      [1, old.identity],
      [2, identity],
    ]),
    current: { epoch: 2 },
  } as unknown as OpenCircle;
  const api = apiAt(new URL(`http://localhost:${port}/api/v1/`), () => ({}));
  vault = { api, engagement: "e" } as unknown as Vault;
});

after(() => server.close());

beforeEach(() => {
  Object.assign(there, { pieces: [], cancelled: 0, finished: "", lose: 0, loseAnswer: 0 });
});

async function answerTo(request: IncomingMessage, answer: ServerResponse): Promise<void> {
  const body = await bodyOf(request);
  const last = request.url?.split("/").at(-1) ?? "";
  const said: Record<string, () => string | Buffer> = {
    files: () => JSON.stringify({ id: FILE }),
    received: () => JSON.stringify({ received: Buffer.concat(there.pieces).length }),
    [FILE]: () => Buffer.concat(there.pieces),
    cancel: () => {
      Object.assign(there, { cancelled: there.cancelled + 1, pieces: [] });
      return JSON.stringify({ id: FILE });
    },
    finish: () => {
      there.finished = new URLSearchParams(body.toString()).get("sha256") ?? "";
      return JSON.stringify({ id: FILE });
    },
  };
  const say = said[last];
  if (say) answer.end(say());
  else takePiece(Number(last), body, answer);
}

function takePiece(offset: number, piece: Buffer, answer: ServerResponse): void {
  if (there.lose-- > 0) return void answer.destroy();
  if (offset !== Buffer.concat(there.pieces).length) {
    answer.statusCode = 409;
    return void answer.end(JSON.stringify({ code: "conflict", message: "" }));
  }
  there.pieces.push(piece);
  if (there.loseAnswer-- > 0) answer.destroy();
  else answer.end(JSON.stringify({ received: offset + piece.length }));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

const quiet = () => undefined;
const never = () => new AbortController().signal;

function fileOf(length: number): File {
  const parts = Array.from({ length: Math.ceil(length / 65_536) }, (_, part) =>
    randomBytes(Math.min(65_536, length - part * 65_536)),
  );
  return new File(parts, "scan.pdf", { type: "application/pdf" });
}

async function read(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  return Buffer.from(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).bytes());
}

for (const length of [0, 1, 65_536, PIECE, 3 * MB + 7]) {
  test(`a file of ${length} bytes comes back as it was`, async () => {
    const file = fileOf(length);
    const attachment = await upload(vault, circle, file, quiet, never());
    const sealed = Buffer.concat(there.pieces);
    assert.equal(attachment.sha256, createHash("sha256").update(sealed).digest("hex"));
    assert.equal(there.finished, attachment.sha256);
    const { id, size, name, type } = attachment;
    assert.deepEqual([id, size, name, type], [FILE, length, "scan.pdf", "application/pdf"]);
    assert.ok(there.pieces.slice(0, -1).every((piece) => piece.length === PIECE));
    const got = await read(await download(vault, circle, attachment));
    assert.ok(got.equals(Buffer.from(await file.bytes())));
    if (length > 100) assert.equal(sealed.indexOf(got.subarray(0, 64)), -1);
  });
}

test("it goes on after a lost connection, whether or not the piece had arrived", async () => {
  for (const lost of [{ lose: 2 }, { loseAnswer: 1 }]) {
    Object.assign(there, { pieces: [], ...lost });
    const seen: [number, boolean][] = [];
    const file = fileOf(2 * MB);
    const tell = (done: number, _all: number, waiting: boolean) => seen.push([done, waiting]);
    const attachment = await upload(vault, circle, file, tell, never());
    const got = await read(await download(vault, circle, attachment));
    assert.ok(got.equals(Buffer.from(await file.bytes())));
    assert.ok(seen.some(([, waiting]) => waiting));
    assert.deepEqual(seen.at(-1), [2 * MB, false]);
  }
});

test("a cancelled file leaves nothing", async () => {
  const cancel = new AbortController();
  const stop = (done: number) => done >= PIECE && cancel.abort();
  await assert.rejects(upload(vault, circle, fileOf(4 * MB), stop, cancel.signal), {
    name: "AbortError",
  });
  assert.deepEqual([there.cancelled, there.pieces.length, there.finished], [1, 0, ""]);
});

test("a refused piece ends it at once, with the server's word", async () => {
  there.pieces = [Buffer.from("somebody else's")];
  const sent = upload(vault, circle, fileOf(10), quiet, never());
  await assert.rejects(sent, (error) => error instanceof ApiError && error.status === 409);
  assert.equal(there.cancelled, 1);
});

test("what is too large is not begun", async () => {
  const file = { size: LARGEST + 1 } as File;
  await assert.rejects(upload(vault, circle, file, quiet, never()), TooLarge);
  assert.equal(there.cancelled, 0);
});

test("a file that was changed, cut, swapped or lengthened fails before it ends", async () => {
  const attachment = await upload(vault, circle, fileOf(200_000), quiet, never());
  const sealed = Buffer.concat(there.pieces);
  const changed = Buffer.from(sealed);
  changed[sealed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  for (const wrong of [changed, sealed.subarray(0, -1), Buffer.concat([sealed, Buffer.of(0)])]) {
    there.pieces = [wrong];
    await assert.rejects(async () => read(await download(vault, circle, attachment)));
  }
  there.pieces = [];
  const other = await upload(vault, circle, fileOf(200_000), quiet, never());
  assert.notEqual(other.sha256, attachment.sha256);
  await assert.rejects(
    async () => read(await download(vault, circle, attachment)),
    faulty("not_expected"),
  );
  for (const size of [199_999, 200_001]) {
    await assert.rejects(
      async () => read(await download(vault, circle, { ...other, size })),
      faulty("not_expected"),
    );
  }
});

test("who has no secret of its epoch does not open it", async () => {
  const attachment = await upload(vault, circle, fileOf(10), quiet, never());
  const { identity } = await newEpochSecret();
  const stranger = { ...circle, secrets: new Map([[2, identity]]) };
  await assert.rejects(download(vault, stranger, attachment), faulty("not_opened"));
});
