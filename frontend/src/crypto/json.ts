/**
 * Canonical JSON (RFC 8785) of objects, lists, strings, whole numbers, booleans and null; the twin of core/sealing/json.py.
 *
 * A text that does not write back to itself is refused: so fall duplicate members, floats, spaces and other spellings.
 */

import canonicalize from "canonicalize";
import { bytesOf } from "../ledger/encoding.ts";
import type { Bytes } from "../ledger/hashing.ts";
import { utf8From } from "./encoding.ts";
import { must, SealingError } from "./errors.ts";

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
  return bytesOf(canonicalText(value));
}

/** The value whose canonical bytes these are, of the shape that `isShape` knows. */
export function readCanonical<T>(content: Bytes, isShape: Guard<T>): T {
  const text = utf8From(content);
  const value = parsed(text);
  must(canonicalText(value) === text, "malformed");
  must(isShape(value), "malformed");
  return value;
}

function canonicalText(value: Json): string {
  must(isPlain(value, MAX_DEPTH), "malformed");
  try {
    return canonicalize(value) ?? "";
  } catch {
    throw new SealingError("malformed");
  }
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    throw new SealingError("malformed");
  }
}

function isPlain(value: unknown, depth: number): boolean {
  if (depth < 0) return false;
  if (typeof value === "number") return Number.isSafeInteger(value);
  if (Array.isArray(value)) return value.every((member) => isPlain(member, depth - 1));
  if (typeof value === "object" && value !== null)
    return Object.values(value).every((member) => isPlain(member, depth - 1));
  return value === null || ["string", "boolean"].includes(typeof value);
}
