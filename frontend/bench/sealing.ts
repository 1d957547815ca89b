/** Runs in Chromium for `./dev bench sealing`: what sealing, opening and unlocking take, by the code that pages run. */

import { openBundle, sealBundle } from "../src/crypto/account.ts";
import { openFile, openStream, recipientOf, sealFile, sealStream } from "../src/crypto/age.ts";
import { epochKey, newEpochSecret } from "../src/crypto/circle-keys.ts";
import { authorKey } from "../src/crypto/circle-log.ts";
import { randomBytes, toBase64Url } from "../src/crypto/encoding.ts";
import { grantFile, openGrant } from "../src/crypto/grant.ts";
import { openRecord, type Readable, sealRecord } from "../src/crypto/record.ts";
import { newPassphraseParams, passphraseSecret } from "../src/crypto/secrets.ts";
import { unwrap, wrap } from "../src/crypto/slot.ts";
import { bytesOf } from "../src/ledger/encoding.ts";
import type { Bytes } from "../src/ledger/hashing.ts";
import { contentBy, newId, pair } from "../test/crypto/people.ts";

const NOTE = "A note of what was agreed and how it went. ".repeat(48).slice(0, 2000);
const CHUNK = 2 ** 20;

/** Milliseconds, each for one; and bytes a millisecond for files. */
export interface Figures {
  readonly [what: string]: number;
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** So many notes sealed, opened with their author's signature, and the same text in age files of their own, a few of them. */
async function notes(count: number, files: number): Promise<Figures> {
  const { circle, coach, client } = await pair();
  const secret = circle.secrets[0]?.identity ?? "";
  const key = await epochKey(secret, circle.id, 1);
  const readable: Readable = {
    epochKey: async () => key.key,
    authorKey: async (content, epoch) => authorKey(circle.log, content, epoch),
  };
  const places = Array.from({ length: count }, () => ({
    circle: circle.id,
    record: newId(),
    revision: 1,
    class: "shared_notes",
  }));
  const content = contentBy(client, circle, NOTE);
  let envelopes: Bytes[] = [];
  const sealing = await took(async () => {
    envelopes = await Promise.all(
      places.map((place) => sealRecord(content, place, key, client.keys.signer)),
    );
  });
  let words = 0;
  const opening = await took(async () => {
    for (let start = 0; start < count; start += 500) {
      const part = places.slice(start, start + 500);
      const opened = await Promise.all(
        part.map((place, at) => openRecord(envelopes[start + at] as Bytes, place, readable)),
      );
      words += opened.filter((one) => one.content.text === NOTE).length;
    }
  });
  if (words !== count) throw new Error("not every note was opened");
  const text = bytesOf(JSON.stringify(content));
  const sealed: Bytes[] = [];
  const inFiles = await took(async () => {
    for (let at = 0; at < files; at += 1)
      sealed.push(await sealFile(text, coach.keys.recipient, client.keys.recipient));
  });
  const outOfFiles = await took(async () => {
    for (const file of sealed) await openFile(file, client.keys.identity);
  });
  return {
    "seal a note": sealing / count,
    "open a note": opening / count,
    "open all notes": opening,
    "seal an age file": inFiles / files,
    "open an age file": outOfFiles / files,
  };
}

/** From the output of a passkey, and from a passphrase, to the roots; and a grant to its secrets. */
async function unlocking(): Promise<Figures> {
  const person = newId();
  const [accountKey, secret] = [randomBytes(32), randomBytes(32)];
  const common = { person, slot: newId() } as const;
  const params = { credential: toBase64Url(randomBytes(32)) };
  const slot = await wrap(accountKey, secret, { ...common, kind: "passkey", params });
  const bundle = { v: 1, person, seq: 1, roots: [toBase64Url(randomBytes(32))] } as const;
  const sealed = await sealBundle(accountKey, bundle);
  const unlock = await took(async () => {
    for (let at = 0; at < 20; at += 1)
      await openBundle(await unwrap(slot, secret), person, 1, sealed);
  });
  const stretch = await took(async () =>
    passphraseSecret("correct horse battery", newPassphraseParams()),
  );
  const { circle, coach, client } = await pair();
  const secrets = new Map([[1, circle.secrets[0]?.identity ?? ""]]);
  const file = await grantFile(circle.log, client.id, secrets, coach.keys.signer);
  const grant = await took(() => openGrant(file, client.keys.identity, client.id, circle.log));
  return { unlock: unlock / 20, "stretch a passphrase": stretch, "open a grant": grant };
}

/** A file of so many bytes through sealing and opening at once: no more than a few pieces are ever held. */
async function streaming(bytes: number): Promise<Figures> {
  const { identity } = await newEpochSecret();
  const chunk = randomBytes(2 ** 16);
  let left = bytes / CHUNK;
  const source = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (left === 0) return controller.close();
      left -= 1;
      const piece = new Uint8Array(CHUNK);
      for (let at = 0; at < CHUNK; at += chunk.length) piece.set(chunk, at);
      controller.enqueue(piece);
    },
  });
  let received = 0;
  const through = await took(async () => {
    const opened = await openStream(
      await sealStream(source, await recipientOf(identity)),
      identity,
    );
    for await (const piece of opened as unknown as AsyncIterable<Uint8Array>)
      received += piece.length;
  });
  if (received !== bytes) throw new Error("the file came out otherwise");
  return { "seal and open a file": through };
}

export async function measure(count: number, files: number, bytes: number): Promise<Figures> {
  return { ...(await unlocking()), ...(await notes(count, files)), ...(await streaming(bytes)) };
}

Object.assign(globalThis, { measure });
