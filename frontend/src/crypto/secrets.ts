/** What opens a slot: the output of a passkey, a recovery code, a passphrase. */

import { scrypt } from "@noble/hashes/scrypt.js";
import { bytesOf } from "../ledger/encoding.ts";
import { type Bytes, joined, sha256 } from "../ledger/hashing.ts";
import { DOMAIN, fromBase64Url, randomBytes, toBase64Url } from "./encoding.ts";
import { must } from "./errors.ts";
import type { PassphraseParams } from "./slot.ts";

const SECRET_LENGTH = 32;
/** What this version makes, and the least that it accepts from a server. */
const FLOOR = { n: 2 ** 17, r: 8, p: 1 };
/** The most that it works for. */
const CEILING = { n: 2 ** 20, r: 16, p: 4 };
const LEAST_CHARACTERS = 12;

/** The input of every PRF ceremony, the same for all, so that one ceremony signs in and unlocks. */
export function prfInput(): Promise<Bytes> {
  return sha256(bytesOf(`${DOMAIN}prf/v1`));
}

/** The secret in a passkey's first PRF output. */
export function passkeySecret(output: ArrayBuffer | Bytes): Bytes {
  const secret = new Uint8Array(output);
  must(secret.length === SECRET_LENGTH, "malformed");
  return secret;
}

export function newPassphraseParams(): PassphraseParams {
  return { ...FLOOR, salt: toBase64Url(randomBytes(16)) };
}

/** The secret of a passphrase; a `label` stands before the salt. Works for a second or two: call it in a worker. */
export function passphraseSecret(passphrase: string, params: PassphraseParams, label = ""): Bytes {
  const { n, r, p } = params;
  must(n >= FLOOR.n && r >= FLOOR.r && p >= FLOOR.p, "too_weak");
  must(
    n <= CEILING.n && r <= CEILING.r && p <= CEILING.p && Number.isInteger(Math.log2(n)),
    "malformed",
  );
  const typed = passphrase.normalize("NFC");
  must([...typed].length >= LEAST_CHARACTERS, "too_weak");
  const salt = joined(bytesOf(label), fromBase64Url(params.salt, 16));
  const how = { N: n, r, p, dkLen: SECRET_LENGTH };
  return Uint8Array.from(scrypt(bytesOf(typed), salt, how));
}
