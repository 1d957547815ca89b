/** The proofs that the server sends for one page of lines, read strictly and not yet believed. */

import { fromBase64 } from "./encoding.ts";
import { SALT_LENGTH } from "./entry.ts";
import { type Bytes, HASH_LENGTH } from "./hashing.ts";
import type { Proof } from "./proofs.ts";

/** One act; `proof` is `null` while no checkpoint covers it. */
export interface Line {
  readonly id: string;
  readonly index: number;
  readonly salt: Bytes;
  readonly content: string;
  readonly proof: Proof | null;
}

/** `note` and `key` are `null` before anything was signed, `continuation` where the ledger is not so long any more. */
export interface Sent {
  readonly key: string | null;
  readonly note: string | null;
  readonly signedAt: string;
  readonly continuation: Proof | null;
  readonly lines: readonly Line[];
}

type Fields = Readonly<Record<string, unknown>>;

/** What was sent, or `null` if it is anything else. */
export function sentFrom(json: unknown): Sent | null {
  const { key, checkpoint, continuation, lines } = fieldsOf(json);
  const { note = null, signed_at = "" } = fieldsOf(checkpoint);
  const read = Array.isArray(lines) ? lines.map(lineFrom) : [null];
  const proof = proofFrom(continuation);
  const whole = isTextOrNull(key) && isTextOrNull(note) && typeof signed_at === "string";
  if (!whole || proof === undefined || read.includes(null)) return null;
  return { key, note, signedAt: signed_at, continuation: proof, lines: read as Line[] };
}

function lineFrom(json: unknown): Line | null {
  const { id, index, salt, content, proof } = fieldsOf(json);
  const bytes = typeof salt === "string" ? fromBase64(salt, SALT_LENGTH) : null;
  const hashes = proofFrom(proof);
  if (typeof id !== "string" || !isPlace(index) || typeof content !== "string") return null;
  return bytes === null || hashes === undefined
    ? null
    : { id, index, salt: bytes, content, proof: hashes };
}

/** `undefined` for what is no proof. */
function proofFrom(json: unknown): Proof | null | undefined {
  if (json === null) return null;
  if (!Array.isArray(json)) return undefined;
  const hashes = json.map((text) =>
    typeof text === "string" ? fromBase64(text, HASH_LENGTH) : null,
  );
  return hashes.includes(null) ? undefined : (hashes as Bytes[]);
}

function isPlace(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === "string";
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}
