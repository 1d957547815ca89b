/** Padmé (https://lbarman.ch/blog/padme): lengths are rounded up, so that a size tells at most a few bits; the twin of core/sealing/padding.py. */

import type { Bytes } from "../ledger/hashing.ts";
import { must } from "./errors.ts";

const LEAST = 256;
export const MOST = 2 ** 20;
const END = 0x80;

/** The length at which `length` bytes are shown: at least 256, at most 12 % more. */
export function padded(length: number): number {
  const exponent = 31 - Math.clz32(Math.max(length, LEAST));
  const kept = 32 - Math.clz32(exponent);
  const step = 2 ** (exponent - kept);
  return Math.ceil(Math.max(length, LEAST) / step) * step;
}

/** Whether sealed text can have this length. */
export function isPadded(length: number): boolean {
  return length >= LEAST && length <= MOST && padded(length) === length;
}

/** The content, 0x80, and zeros. */
export function pad(content: Bytes): Bytes {
  const size = padded(content.length + 1);
  must(size <= MOST, "malformed");
  const whole = new Uint8Array(size);
  whole.set(content);
  whole[content.length] = END;
  return whole;
}

export function unpad(whole: Bytes): Bytes {
  const end = whole.findLastIndex((byte) => byte !== 0);
  must(whole[end] === END && padded(end + 1) === whole.length, "malformed");
  return whole.slice(0, end);
}
