/** Numbers and bytes as C2SP texts write them: one form each; the twin of src/privity/core/merkle/encoding.py. */

import type { Bytes } from "./hashing.ts";

const MAX_BYTES = 1_000_000;
const UTF8 = { fatal: true, ignoreBOM: true };

export function toBase64(content: Bytes): string {
  return btoa(Array.from(content, (byte) => String.fromCharCode(byte)).join(""));
}

/** The bytes of a base64 text, of this length where one is given; `null` for any other text. */
export function fromBase64(text: string, length?: number): Bytes | null {
  const content = decoded(text);
  if (content === null || toBase64(content) !== text) return null;
  return length === undefined || content.length === length ? content : null;
}

function decoded(text: string): Bytes | null {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}

/** The number that counts leaves, or `null`. */
export function fromDecimal(text: string): number | null {
  const number = Number(text);
  return Number.isSafeInteger(number) && number >= 0 && String(number) === text ? number : null;
}

/** The UTF-8 text of a note or receipt, in which newline is the only control character; `null` for other bytes. */
export function textFrom(content: Bytes): string | null {
  const isControl = (byte: number) => byte < 0x20 && byte !== 0x0a;
  if (content.length > MAX_BYTES || content.some(isControl)) return null;
  try {
    return new TextDecoder("utf-8", UTF8).decode(content);
  } catch {
    return null;
  }
}

export function bytesOf(text: string): Bytes {
  return new TextEncoder().encode(text);
}
