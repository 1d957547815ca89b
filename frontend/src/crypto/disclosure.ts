/** Disclosures: the exact text that was consented to, for one recipient, with a statement of who gave it. */

import { bytesOf } from "../ledger/encoding.ts";
import { type Bytes, sha256 } from "../ledger/hashing.ts";
import { hexOf } from "../ledger/keys.ts";
import { openFile, sealFile } from "./age.ts";
import type { Signer } from "./ed25519.ts";
import { DOMAIN, fromBase64Url, randomBytes, toBase64Url } from "./encoding.ts";
import { must } from "./errors.ts";
import { canonicalBytes, type Json, readCanonical } from "./json.ts";
import { base64UrlOf, exactly, isHash, isId, isInstant, isWord, shape, textUpTo } from "./shape.ts";
import {
  contentOf,
  isSignedBy,
  type Statement,
  signed,
  statementBytes,
  statementFrom,
} from "./statement.ts";

export type Disclosure = {
  readonly v: 1;
  readonly disclosure: string;
  readonly from: string;
  readonly to: string;
  readonly class: string;
  /** `textHash` of the text: it tells nobody without the salt which words they were. */
  readonly text: string;
  readonly at: string;
};

type Inside = {
  readonly v: 1;
  readonly salt: string;
  readonly statement: string;
  readonly text: string;
};

const isDisclosure = shape<Disclosure>({
  v: exactly(1),
  disclosure: isId,
  from: isId,
  to: isId,
  class: isWord,
  text: isHash,
  at: isInstant,
});
const isInside = shape<Inside>({
  v: exactly(1),
  salt: base64UrlOf(32),
  statement: textUpTo(2 ** 17),
  text: textUpTo(2 ** 20),
});

/** The salted hash by which statements name a text. */
export async function textHash(salt: Bytes, text: string): Promise<string> {
  return hexOf(await sha256(bytesOf(`${DOMAIN}text/v1\n`), salt, bytesOf(text)));
}

/** The statement, which the server may read, and the file, which only the recipient opens. */
export async function disclose(
  text: string,
  about: Omit<Disclosure, "v" | "text">,
  giver: Signer,
  recipient: string,
): Promise<{ statement: Statement; file: Bytes }> {
  const salt = randomBytes(32);
  const content: Disclosure = { ...about, v: 1, text: await textHash(salt, text) };
  must(isDisclosure(content), "malformed");
  const statement = await signed("disclosure", content, giver);
  const written = toBase64Url(statementBytes(statement));
  const inside: Json = { v: 1, salt: toBase64Url(salt), statement: written, text };
  return { statement, file: await sealFile(canonicalBytes(inside), recipient) };
}

/** What was disclosed to `to`, if the key `giver` signed it. */
export async function openDisclosure(
  file: Bytes,
  identity: string,
  to: string,
  giver: Bytes,
): Promise<{ disclosure: Disclosure; text: string }> {
  const inside = readCanonical(await openFile(file, identity), isInside);
  const statement = statementFrom(fromBase64Url(inside.statement));
  const disclosure = contentOf(statement, "disclosure", isDisclosure);
  must(disclosure.to === to, "not_expected");
  must(await isSignedBy(statement, giver), "not_signed");
  const hash = await textHash(fromBase64Url(inside.salt), inside.text);
  must(hash === disclosure.text, "not_expected");
  return { disclosure, text: inside.text };
}
