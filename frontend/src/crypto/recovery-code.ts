/** Recovery codes: 160 random bits in Crockford's base32, and two characters that find slips of the pen. */

import type { Bytes } from "../ledger/hashing.ts";
import { hexOf } from "../ledger/keys.ts";
import { fromHex } from "./encoding.ts";
import { must } from "./errors.ts";

export const CODE_LENGTH = 20;
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const DIGITS = 32;
const CHECKS = 2;
/** The largest prime below 32². So one wrong character, or two neighbours that changed places, never pass. */
const PRIME = 1021n;

/** The code as it is printed: groups of four, the two check characters last. */
export function recoveryCodeText(code: Bytes): string {
  must(code.length === CODE_LENGTH, "malformed");
  const number = BigInt(`0x${hexOf(code)}`);
  const characters = base32(number, DIGITS) + base32(number % PRIME, CHECKS);
  return (characters.match(/.{1,4}/g) ?? []).join("-");
}

/** The code that somebody typed: any spacing and case, O for 0, I or L for 1. */
export function recoveryCodeFrom(text: string): Bytes {
  const typed = text
    .toUpperCase()
    .replaceAll(/[\s-]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  const values = [...typed].map((character) => BigInt(ALPHABET.indexOf(character)));
  must(values.length === DIGITS + CHECKS && !values.includes(-1n), "mistyped");
  const number = numberOf(values.slice(0, DIGITS));
  must(number % PRIME === numberOf(values.slice(DIGITS)), "mistyped");
  return fromHex(number.toString(16).padStart(CODE_LENGTH * 2, "0"));
}

function base32(number: bigint, length: number): string {
  const places = Array.from({ length }, (_, place) => BigInt(5 * (length - 1 - place)));
  return places.map((shift) => ALPHABET[Number((number >> shift) & 31n)]).join("");
}

function numberOf(digits: readonly bigint[]): bigint {
  return digits.reduce((number, digit) => number * 32n + digit, 0n);
}
