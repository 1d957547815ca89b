/** Signed statements; the twin of src/privity/core/sealing/statement.py. */

import { bytesOf } from "../ledger/encoding.ts";
import { type Bytes, joined, sha256 } from "../ledger/hashing.ts";
import { hexOf } from "../ledger/keys.ts";
import { isSigned, keyId, SIGNATURE_LENGTH, type Signer } from "./ed25519.ts";
import { DOMAIN, fromBase64Url, toBase64Url } from "./encoding.ts";
import { must } from "./errors.ts";
import { canonicalBytes, type Guard, type Json, readCanonical } from "./json.ts";
import { base64UrlOf, exactly, isId, listOf, oneOf, shape, textUpTo } from "./shape.ts";

const TYPES = [
  "person-key",
  "circle-log",
  "epoch-grant",
  "agreement-signature",
  "consent",
  "consent-withdrawal",
  "disclosure",
] as const;
export type StatementType = (typeof TYPES)[number];

const MAX_PAYLOAD = 2 ** 16;
const MAX_SIGNATURES = 4;

export interface Signature {
  readonly k: string;
  readonly a: "ed25519";
  readonly v: string;
}

/** Who is said to have signed what: nothing is verified yet. */
export interface Statement {
  readonly type: StatementType;
  readonly payload: Bytes;
  readonly signatures: readonly Signature[];
}

type Written = { readonly p: string; readonly s: readonly Signature[]; readonly t: StatementType };

const isSignature = shape<Signature>({
  k: isId,
  a: exactly("ed25519"),
  v: base64UrlOf(SIGNATURE_LENGTH),
});
const isWritten = shape<Written>({
  p: textUpTo(MAX_PAYLOAD * 2),
  s: listOf(isSignature, MAX_SIGNATURES),
  t: oneOf(...TYPES),
});

export async function signed(
  type: StatementType,
  content: Json,
  ...signers: readonly Signer[]
): Promise<Statement> {
  const payload = canonicalBytes(content);
  const sign = async (signer: Signer): Promise<Signature> => {
    const value = await signer.sign(messageOf(type, payload));
    return { k: await keyId(signer.public), a: "ed25519", v: toBase64Url(value) };
  };
  return { type, payload, signatures: await Promise.all(signers.map(sign)) };
}

export function statementBytes({ type, payload, signatures }: Statement): Bytes {
  const written = signatures.map(({ k, a, v }) => ({ k, a, v }));
  return canonicalBytes({ t: type, p: toBase64Url(payload), s: written });
}

export function statementFrom(content: Bytes): Statement {
  const { t, p, s } = readCanonical(content, isWritten);
  const payload = fromBase64Url(p);
  must(payload.length <= MAX_PAYLOAD && s.length > 0, "malformed");
  must(new Set(s.map(({ k }) => k)).size === s.length, "malformed");
  return { type: t, payload, signatures: s };
}

/** What a statement of this type says: the signed bytes themselves, read. */
export function contentOf<T>(statement: Statement, type: StatementType, isContent: Guard<T>): T {
  must(statement.type === type, "not_expected");
  return readCanonical(statement.payload, isContent);
}

/** Whether the key with these public bytes has signed it. */
export async function isSignedBy(statement: Statement, key: Bytes): Promise<boolean> {
  const id = await keyId(key);
  const signature = statement.signatures.find(({ k }) => k === id);
  if (signature === undefined) return false;
  const message = messageOf(statement.type, statement.payload);
  return isSigned(key, message, fromBase64Url(signature.v));
}

/** The hash by which other statements name this one; signatures are not in it. */
export async function statementId({ type, payload }: Statement): Promise<string> {
  return hexOf(await sha256(messageOf(type, payload)));
}

function messageOf(type: StatementType, payload: Bytes): Bytes {
  return joined(bytesOf(`${DOMAIN}stmt/v1\n${type}\n${payload.length}\n`), payload);
}
