/** AES-256-GCM: what is sealed opens only with its key and beside the same `beside` (associated data). */

import { type Bytes, joined } from "../ledger/hashing.ts";
import { randomBytes } from "./encoding.ts";
import { must, orFault } from "./errors.ts";

export const IV_LENGTH = 12;
export const TAG_LENGTH = 16;

/** A key that seals and opens and cannot be taken out. */
export function sealingKey(raw: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** A fresh random IV, then the ciphertext with its tag. */
export async function seal(key: CryptoKey, content: Bytes, beside: Bytes): Promise<Bytes> {
  const iv = randomBytes(IV_LENGTH);
  return joined(iv, await sealAt(key, iv, content, beside));
}

export async function open(key: CryptoKey, sealed: Bytes, beside: Bytes): Promise<Bytes> {
  must(sealed.length >= IV_LENGTH + TAG_LENGTH, "malformed");
  return openAt(key, sealed.slice(0, IV_LENGTH), sealed.slice(IV_LENGTH), beside);
}

/** With an IV of the caller's, which must never come twice with one key. */
export async function sealAt(
  key: CryptoKey,
  iv: Bytes,
  content: Bytes,
  beside: Bytes,
): Promise<Bytes> {
  const how = { name: "AES-GCM", iv, additionalData: beside };
  return new Uint8Array(await crypto.subtle.encrypt(how, key, content));
}

export function openAt(key: CryptoKey, iv: Bytes, sealed: Bytes, beside: Bytes): Promise<Bytes> {
  const how = { name: "AES-GCM", iv, additionalData: beside };
  return orFault(
    "not_opened",
    async () => new Uint8Array(await crypto.subtle.decrypt(how, key, sealed)),
  );
}
