/** Ed25519 (RFC 8032) signatures by WebCrypto; the twin of src/privity/core/ed25519.py. */

import { bytesOf } from "../ledger/encoding.ts";
import { type Bytes, joined, sha256 } from "../ledger/hashing.ts";
import { hexOf } from "../ledger/keys.ts";
import { DOMAIN, fromBase64Url, fromHex } from "./encoding.ts";

export const SIGNATURE_LENGTH = 64;
/** What stands before the seed in PKCS #8 (RFC 8410). */
const PKCS8 = fromHex("302e020100300506032b657004220420");
const PRIME = 2n ** 255n - 19n;
/** The y of the points of small order: under such a key one signature fits many messages. */
const SMALL_ORDER: readonly bigint[] = [
  0n,
  1n,
  PRIME - 1n,
  0x5fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
  PRIME - 0x5fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
];

/** Who can sign: a private key that cannot be taken out, and the public one. */
export interface Signer {
  readonly public: Bytes;
  readonly sign: (message: Bytes) => Promise<Bytes>;
}

export async function signerFrom(seed: Bytes): Promise<Signer> {
  const pkcs8 = joined(PKCS8, seed);
  const shown = await crypto.subtle.importKey("pkcs8", pkcs8, "Ed25519", true, ["sign"]);
  const { x = "" } = await crypto.subtle.exportKey("jwk", shown);
  const key = await crypto.subtle.importKey("pkcs8", pkcs8, "Ed25519", false, ["sign"]);
  const sign = async (message: Bytes) =>
    new Uint8Array(await crypto.subtle.sign("Ed25519", key, message));
  return { public: fromBase64Url(x), sign };
}

/** Whether `signature` is of `message` by the key with these public bytes. Throws in a browser that knows no Ed25519. */
export async function isSigned(key: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  if (!isSound(key) || signature.length !== SIGNATURE_LENGTH) return false;
  try {
    const known = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", known, signature, message);
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotSupportedError") throw error;
    return false;
  }
}

/** Whether 32 bytes are a key that stands for one signer: written in its one form, and not of small order. */
export function isSound(key: Bytes): boolean {
  if (key.length !== 32) return false;
  const y = BigInt(`0x${hexOf(key.toReversed() as Bytes)}`) & (2n ** 255n - 1n);
  return y < PRIME && !SMALL_ORDER.includes(y);
}

/** By which id signatures name the key. */
export async function keyId(key: Bytes): Promise<string> {
  return hexOf((await sha256(bytesOf(`${DOMAIN}key/v1\n`), key)).slice(0, 16));
}
