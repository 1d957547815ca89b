/** Bytes as text, one form each; the twin of src/privity/core/sealing/encoding.py. */

import type { Bytes } from "../ledger/hashing.ts";
import { hexOf } from "../ledger/keys.ts";
import { bytesFrom, textFrom } from "../webauthn/base64url.ts";
import { must, SealingError } from "./errors.ts";

/** What stands before everything that is hashed, signed or derived here, so that none of it means anything elsewhere. */
export const DOMAIN = "privity/";

const SIGNS = /^[A-Za-z0-9_-]*$/;

export function toBase64Url(content: Bytes): string {
  return textFrom(content.buffer.slice(content.byteOffset, content.byteOffset + content.length));
}

/** The bytes of a base64url text without padding, of this length where one is given. */
export function fromBase64Url(text: string, length?: number): Bytes {
  const content = decoded(text);
  must(isPlain(text, content), "malformed");
  must(length === undefined || content.length === length, "malformed");
  return content;
}

export function fromHex(text: string): Bytes {
  const pairs = text.match(/../g) ?? [];
  const content = Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
  must(hexOf(content) === text, "malformed");
  return content;
}

export function utf8From(content: Bytes): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    throw new SealingError("malformed");
  }
}

export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** Whether the text is the one that these bytes have: no other signs, and nothing in the last one's spare bits. */
function isPlain(text: string, content: Bytes): boolean {
  const last = content.slice(content.length - (content.length % 3));
  const isWhole = text.length === Math.ceil((content.length * 4) / 3);
  return isWhole && SIGNS.test(text) && text.endsWith(toBase64Url(last));
}

function decoded(text: string): Bytes {
  try {
    return bytesFrom(text);
  } catch {
    throw new SealingError("malformed");
  }
}
