/** What two people compare to know a key: 60 digits; the twin of src/privity/core/sealing/fingerprint.py. */

import { bytesOf } from "../ledger/encoding.ts";
import { type Bytes, joined, sha256 } from "../ledger/hashing.ts";
import { DOMAIN, fromBase64Url } from "./encoding.ts";
import type { PersonKey } from "./person-key.ts";

const GROUPS = 12;
const GROUP_BYTES = 5;
const GROUP_DIGITS = 5;

/** SHA-512 over person, signing key and the hash of the recipient. */
export async function fingerprint({ person, sig, enc }: PersonKey): Promise<Bytes> {
  const content = joined(
    bytesOf(`${DOMAIN}fp/v1\n${person}`),
    fromBase64Url(sig),
    await sha256(bytesOf(enc)),
  );
  return new Uint8Array(await crypto.subtle.digest("SHA-512", content));
}

/** Twelve groups of five digits: each is five bytes, as a number, modulo 100,000. */
export function fingerprintText(hash: Bytes): string {
  const groups = Array.from({ length: GROUPS }, (_, place) =>
    hash.slice(place * GROUP_BYTES, (place + 1) * GROUP_BYTES),
  );
  const number = (bytes: Bytes) => bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  return groups
    .map((bytes) => String(number(bytes) % 10 ** GROUP_DIGITS).padStart(GROUP_DIGITS, "0"))
    .join(" ");
}
