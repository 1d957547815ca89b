/** The proofs that the server sends for one page of lines, read strictly and not yet believed. */

import { either, isNothing, listOf, shape } from "../crypto/shape.ts";
import { isText } from "./canonical.ts";
import { fromBase64 } from "./encoding.ts";
import { isOnCalendar, SALT_LENGTH } from "./entry.ts";
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

/** More than a page has, and than a proof in the largest tree. */
const MOST_LINES = 1_000;
const MOST_HASHES = 200;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const INSTANT = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;

const isId = (value: unknown): value is string => isText(value) && UUID.test(value);
const isInstant = (value: unknown): value is string =>
  isText(value) && INSTANT.test(value) && isOnCalendar(value);
const isPlace = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;
const isBytes = (length: number) => (value: unknown) =>
  isText(value) && fromBase64(value, length) !== null;
const isHash = isBytes(HASH_LENGTH) as (value: unknown) => value is string;
const isSalt = isBytes(SALT_LENGTH) as (value: unknown) => value is string;
const isProof = either(listOf(isHash, MOST_HASHES), isNothing);
const isLine = shape({ id: isId, index: isPlace, salt: isSalt, content: isText, proof: isProof });
const isAnswer = shape({
  key: either(isText, isNothing),
  checkpoint: either(shape({ note: isText, signed_at: isInstant }), isNothing),
  continuation: isProof,
  lines: listOf(isLine, MOST_LINES),
});

/** What was sent, or `null` if it is anything else: of each object these members and no others. */
export function sentFrom(json: unknown): Sent | null {
  if (!isAnswer(json)) return null;
  const { key, checkpoint, continuation, lines } = json;
  const read = lines.map(({ id, index, salt, content, proof }) => {
    return { id, index, salt: bytesIn(salt), content, proof: proofIn(proof) };
  });
  return {
    key,
    note: checkpoint?.note ?? null,
    signedAt: checkpoint?.signed_at ?? "",
    continuation: proofIn(continuation),
    lines: read,
  };
}

function proofIn(hashes: readonly string[] | null): Proof | null {
  return hashes === null ? null : hashes.map(bytesIn);
}

function bytesIn(base64: string): Bytes {
  return fromBase64(base64) ?? new Uint8Array();
}
