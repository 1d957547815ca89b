/** Keys from keys: HKDF-SHA256 (RFC 5869), each for one purpose that `info` names. */

import { bytesOf } from "../ledger/encoding.ts";
import type { Bytes } from "../ledger/hashing.ts";
import { DOMAIN } from "./encoding.ts";

const EMPTY: Bytes = new Uint8Array();

/** `length` bytes for the purpose `info`, which is written without the domain. */
export async function hkdf(
  secret: Bytes,
  info: string,
  length = 32,
  salt: Bytes = EMPTY,
): Promise<Bytes> {
  const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt, info: bytesOf(DOMAIN + info) };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, length * 8));
}
