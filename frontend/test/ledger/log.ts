/** A small ledger that signs, made by the definitions of RFC 9162, 2.1 alone: slow, and none of the code that is tested. */

import { bytesOf, toBase64 } from "../../src/ledger/encoding.ts";
import { type Bytes, joined, leafHash, nodeHash, sha256 } from "../../src/ledger/hashing.ts";
import { hexOf } from "../../src/ledger/keys.ts";

export const PRACTICE = "0a".repeat(16);
export const ENGAGEMENT = "0e".repeat(16);
export const LOG = `privity/${PRACTICE}`;

export interface Act {
  readonly salt: Bytes;
  readonly content: string;
}

/** An act of the kind `tag`, `minute` minutes after nine. */
export function act(minute: number, tag = 22, practice = PRACTICE): Act {
  const at = `2026-03-03T09:${String(minute).padStart(2, "0")}:00.000000Z`;
  const envelope = {
    actor: "0c".repeat(16),
    at,
    engagement: ENGAGEMENT,
    entry: {},
    practice,
    tag,
    v: 1,
  };
  return { salt: new Uint8Array(32).fill(minute), content: JSON.stringify(envelope) };
}

export async function leaves(acts: readonly Act[]): Promise<Bytes[]> {
  const prefix = bytesOf("privity/entry/v1\n");
  return Promise.all(
    acts.map(async ({ salt, content }) => leafHash(await sha256(prefix, salt, bytesOf(content)))),
  );
}

export async function root(hashes: readonly Bytes[]): Promise<Bytes> {
  const [only] = hashes;
  if (only === undefined) return sha256();
  if (hashes.length === 1) return only;
  const half = split(hashes.length);
  return nodeHash(await root(hashes.slice(0, half)), await root(hashes.slice(half)));
}

export async function inclusion(index: number, hashes: readonly Bytes[]): Promise<Bytes[]> {
  if (hashes.length <= 1) return [];
  const half = split(hashes.length);
  const [left, right] = [hashes.slice(0, half), hashes.slice(half)];
  return index < half
    ? [...(await inclusion(index, left)), await root(right)]
    : [...(await inclusion(index - half, right)), await root(left)];
}

export async function consistency(size: number, hashes: readonly Bytes[]): Promise<Bytes[]> {
  return size === 0 || size === hashes.length ? [] : subproof(size, hashes, true);
}

async function subproof(size: number, hashes: readonly Bytes[], known: boolean): Promise<Bytes[]> {
  if (size === hashes.length) return known ? [] : [await root(hashes)];
  const half = split(hashes.length);
  const [left, right] = [hashes.slice(0, half), hashes.slice(half)];
  return size <= half
    ? [...(await subproof(size, left, known)), await root(right)]
    : [...(await subproof(size - half, right, false)), await root(left)];
}

function split(length: number): number {
  let half = 1;
  while (half * 2 < length) half *= 2;
  return half;
}

/** A key that signs, and how others know it. */
export interface Signer {
  readonly text: string;
  readonly note: (hashes: readonly Bytes[], origin?: string) => Promise<string>;
}

export async function signer(name = LOG): Promise<Signer> {
  const pair = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  const { privateKey, publicKey } = pair as CryptoKeyPair;
  const raw = new Uint8Array(await crypto.subtle.exportKey("raw", publicKey));
  const kind = joined(Uint8Array.of(1), raw);
  const id = (await sha256(bytesOf(`${name}\n`), kind)).slice(0, 4);
  const note = async (hashes: readonly Bytes[], origin = name) => {
    const text = `${origin}\n${hashes.length}\n${toBase64(await root(hashes))}\n`;
    const signature = new Uint8Array(
      await crypto.subtle.sign("Ed25519", privateKey, bytesOf(text)),
    );
    return `${text}\n— ${name} ${toBase64(joined(id, signature))}\n`;
  };
  return { text: `${name}+${hexOf(id)}+${toBase64(kind)}`, note };
}

/** The id of a line, by its place. */
export function lineId(index: number): string {
  return `0192a000-0000-7000-8000-${String(index).padStart(12, "0")}`;
}

/** What the server sends of these acts (oldest first) when `signed` of them stand under the checkpoint. */
export async function answer(acts: readonly Act[], signed: number, since: number, by: Signer) {
  const under = (await leaves(acts)).slice(0, signed);
  const lines = acts.map(async ({ salt, content }, index) => ({
    id: lineId(index),
    index,
    salt: toBase64(salt),
    content,
    proof: index < signed ? (await inclusion(index, under)).map(toBase64) : null,
  }));
  return {
    key: by.text,
    checkpoint: { note: await by.note(under), signed_at: "2026-03-03T10:00:00Z" },
    continuation: since <= signed ? (await consistency(since, under)).map(toBase64) : null,
    lines: (await Promise.all(lines)).reverse(),
  };
}
