/**
 * Canonical JSON (RFC 8785) of objects, lists, strings, whole numbers, booleans and null; the twin of core/sealing/json.py.
 *
 * A text that does not write back to itself is refused: so fall duplicate members, floats, spaces and other spellings.
 */

import { canonicalFrom, canonicalText, isText } from "../ledger/canonical.ts";
import { bytesOf } from "../ledger/encoding.ts";
import type { Bytes } from "../ledger/hashing.ts";
import { utf8From } from "./encoding.ts";
import { must } from "./errors.ts";

export type Json =
  | boolean
  | number
  | string
  | null
  | readonly Json[]
  | { readonly [name: string]: Json };

const MAX_DEPTH = 16;

/** Whether a value is of one certain shape. */
export type Guard<T> = (value: unknown) => value is T;

export function canonicalBytes(value: Json): Bytes {
  must(hasForm(value, MAX_DEPTH), "malformed");
  return bytesOf(canonicalText(value));
}

/** The value whose canonical bytes these are, of the shape that `isShape` knows. */
export function readCanonical<T>(content: Bytes, isShape: Guard<T>): T {
  const value = canonicalFrom(utf8From(content));
  must(hasForm(value, MAX_DEPTH) && isShape(value), "malformed");
  return value;
}

function hasForm(value: unknown, depth: number): value is Json {
  if (depth < 0) return false;
  if (typeof value === "number") return Number.isSafeInteger(value);
  if (Array.isArray(value)) return value.every((member) => hasForm(member, depth - 1));
  if (typeof value === "object" && value !== null)
    return Object.entries(value)
      .flat()
      .every((member) => hasForm(member, depth - 1));
  return value === null || typeof value === "boolean" || isText(value);
}
