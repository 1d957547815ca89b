/**
 * Files of a circle: sealed and sent piece by piece, fetched and opened as they come. Never more than a few pieces are in
 * memory. Nothing of a file may be shown before its stream has ended well: then it is, byte for byte, what its author signed.
 */

import { sha256 as newHash } from "@noble/hashes/sha2.js";
import { openStream, sealStream } from "../crypto/age.ts";
import { must } from "../crypto/errors.ts";
import { either, exactly, isCount, shape } from "../crypto/shape.ts";
import { hexOf } from "../ledger/keys.ts";
import { ApiError } from "../net/api.ts";
import { isDone } from "./account.ts";
import type { Attachment, OpenCircle, Vault } from "./types.ts";

export const LARGEST = 100 * 2 ** 20;
const PIECE = 2 ** 20;
const NAME = 400;
const TYPE = 200;

/** Waiting for a lost connection: this often, each time twice as long as before, from this many milliseconds on. */
const TRIES = 8;
const FIRST_WAIT = 250;

const isReceived = shape({ received: either(exactly(0), isCount) });

/** Why a file was not taken: it is larger than `LARGEST`. */
export class TooLarge extends Error {}

/** How a file goes: bytes that are done, of those there are; `waiting` while the server is not reached. */
export type Progress = (done: number, all: number, waiting: boolean) => void;

interface Sending {
  readonly vault: Vault;
  /** Of the file, at the server. */
  readonly path: string;
  readonly signal: AbortSignal;
  readonly onWait: () => void;
}

/**
 * Seals a file for the circle's present epoch and stores it. What is returned belongs into a record of that circle: only
 * there its name stands. Goes on after a lost connection; an aborted `signal`, or any failure, leaves nothing behind.
 */
export async function upload(
  vault: Vault,
  circle: OpenCircle,
  file: File,
  onProgress: Progress,
  signal: AbortSignal,
): Promise<Attachment> {
  if (file.size > LARGEST) throw new TooLarge("A file can have 100 MB at most.");
  must(circle.current !== null, "not_opened");
  const files = `engagements/${vault.engagement}/circles/${circle.id}/files`;
  const kind = circle.place.information_class;
  const wish = { information_class: kind, epoch: circle.current.epoch };
  const { id } = await vault.api.post(files, wish, isDone);
  let done = 0;
  const tell = (waiting: boolean) => onProgress(Math.min(done, file.size), file.size, waiting);
  const sending = { vault, path: `${files}/${id}`, signal, onWait: () => tell(true) };
  try {
    const hash = newHash.create();
    const sealed = await sealStream(file.stream(), circle.state.recipients.at(-1) ?? "");
    for await (const piece of inPieces(sealed)) {
      hash.update(piece);
      await sendPiece(sending, done, piece);
      done += piece.length;
      tell(false);
    }
    const sha256 = hexOf(hash.digest());
    await patiently(sending, () => vault.api.post(`${sending.path}/finish`, { sha256 }, isDone));
    return { id, sha256, size: file.size, name: named(file), type: file.type.slice(0, TYPE) };
  } catch (error) {
    await vault.api.post(`${sending.path}/cancel`, {}, isDone).catch(() => undefined);
    throw error;
  }
}

/** The content of an attachment. The stream fails where it is not, to the last byte, what the record says. */
export async function download(
  vault: Vault,
  circle: OpenCircle,
  attachment: Attachment,
  signal?: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const { body } = await fetched(vault, circle, attachment, signal);
  must(body !== null, "malformed");
  return opened(circle, attachment, body);
}

/** An attachment as the server has it. */
export function fetched(
  vault: Vault,
  circle: OpenCircle,
  attachment: Attachment,
  signal?: AbortSignal,
): Promise<Response> {
  const path = `engagements/${vault.engagement}/circles/${circle.id}/files/${attachment.id}`;
  return vault.api.send(path, signal ? { signal } : {});
}

/** The content of an attachment that was fetched; otherwise as `download`. */
export async function opened(
  circle: OpenCircle,
  attachment: Attachment,
  sealed: ReadableStream<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> {
  const hash = newHash.create();
  const hashed = sealed.pipeThrough(passing((piece) => hash.update(piece)));
  const content = await openStream(hashed, ...circle.secrets.values());
  let size = 0;
  const counted = (piece: Uint8Array) => {
    size += piece.length;
    must(size <= attachment.size, "not_expected");
  };
  const whole = () => {
    must(size === attachment.size, "not_expected");
    must(hexOf(hash.digest()) === attachment.sha256, "not_expected");
  };
  return content.pipeThrough(passing(counted, whole));
}

/** Sends the piece that begins at `offset`. Where it is not known whether it arrived, the server is asked first. */
async function sendPiece(sending: Sending, offset: number, piece: Uint8Array<ArrayBuffer>) {
  const { vault, path, signal } = sending;
  let asked = true;
  await patiently(sending, async () => {
    if (!asked) {
      const { received } = await vault.api.get(`${path}/received`, isReceived);
      if (received === offset + piece.length) return;
    }
    asked = false;
    const headers = { "Content-Type": "application/octet-stream" };
    const init = { method: "POST", headers, body: piece, signal };
    await (await vault.api.send(`${path}/${offset}`, init)).text();
  });
}

/** Does `work`, again after a while where the server was not reached. */
async function patiently({ signal, onWait }: Sending, work: () => Promise<unknown>): Promise<void> {
  for (let tried = 0; ; tried += 1) {
    signal.throwIfAborted();
    try {
      await work();
      return;
    } catch (error) {
      const lost = error instanceof ApiError && (error.status === 0 || error.status >= 500);
      if (!lost || tried === TRIES) throw error;
      onWait();
      await pause(FIRST_WAIT * 2 ** tried, signal);
    }
  }
}

/** The bytes of a stream, cut anew: all pieces but the last one have `PIECE` bytes. Each is gone when the next is asked for. */
async function* inPieces(stream: ReadableStream<Uint8Array>) {
  const piece = new Uint8Array(PIECE);
  let filled = 0;
  const reader = stream.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      for (let rest = read.value; rest.length > 0; ) {
        const taken = rest.subarray(0, PIECE - filled);
        piece.set(taken, filled);
        filled += taken.length;
        rest = rest.subarray(taken.length);
        if (filled < PIECE) continue;
        yield piece;
        filled = 0;
      }
    }
    if (filled > 0) yield piece.subarray(0, filled);
  } finally {
    await reader.cancel();
  }
}

/** Hands bytes on as they are; `look` sees them first, and `atEnd` that there are no more. */
function passing(look: (piece: Uint8Array) => void, atEnd: () => void = () => undefined) {
  return new TransformStream<Uint8Array, Uint8Array>({
    transform: (piece, next) => {
      look(piece);
      next.enqueue(piece);
    },
    flush: atEnd,
  });
}

/** The file's name, no longer than a record takes. */
function named(file: File): string {
  return file.name.slice(-NAME);
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", end);
      resolve();
    }, milliseconds);
    signal.addEventListener("abort", end, { once: true });
  });
}
