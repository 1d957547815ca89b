/**
 * Files in the age format under a passphrase, for people to take away: only sealed here, never opened. The stretching is
 * done elsewhere, as it would block the page.
 */

import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { base64nopad } from "@scure/base";
import { Encrypter, Stanza } from "age-encryption";
import type { Bytes } from "../ledger/hashing.ts";
import { randomBytes, toBase64Url } from "./encoding.ts";
import type { PassphraseParams } from "./slot.ts";

const LABEL = "age-encryption.org/v1/scrypt";
/** What the `age` tool makes too. */
const LOG_N = 18;

/** The passphrase's key for a file; `label` stands before the salt. */
export type Stretching = (params: PassphraseParams, label: string) => Promise<Bytes>;

/** The sealed bytes, as they come; resolves once the passphrase is stretched. */
export async function sealUnderPassphrase(
  content: ReadableStream<Uint8Array>,
  stretch: Stretching,
): Promise<ReadableStream<Uint8Array>> {
  const encrypter = new Encrypter();
  encrypter.addRecipient({ wrapFileKey: async (fileKey) => [await stanzaOf(fileKey, stretch)] });
  return encrypter.encrypt(content);
}

/** https://c2sp.org/age, "The scrypt recipient type". */
async function stanzaOf(fileKey: Uint8Array, stretch: Stretching): Promise<Stanza> {
  const salt = randomBytes(16);
  const params = { n: 2 ** LOG_N, r: 8, p: 1, salt: toBase64Url(salt) };
  const cipher = chacha20poly1305(await stretch(params, LABEL), new Uint8Array(12));
  return new Stanza(["scrypt", base64nopad.encode(salt), String(LOG_N)], cipher.encrypt(fileKey));
}
