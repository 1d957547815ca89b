/** A passphrase for who wants none of their own: a hundred random bits, without letters that are taken for others. */

import { randomBytes } from "../crypto/encoding.ts";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 20;

export function newPassphrase(): string {
  const letters = Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]);
  return (letters.join("").match(/.{4}/g) ?? []).join("-");
}
