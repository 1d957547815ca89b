/**
 * Invitations: a link brings a secret and the inviter's fingerprint past the server, in its fragment. With the one the
 * joiner proves to be who got the link; with the other the inviter's key is known.
 */

import { bytesOf } from "../ledger/encoding.ts";
import { type Bytes, same } from "../ledger/hashing.ts";
import { fromBase64Url, fromHex, randomBytes, toBase64Url } from "./encoding.ts";
import { must } from "./errors.ts";
import { fingerprint } from "./fingerprint.ts";
import { hkdf } from "./hkdf.ts";
import type { Link, PersonKey } from "./person-key.ts";
import { isHash, isId } from "./shape.ts";

const PART_LENGTH = 16;

/** The fragment of an invitation's link. */
export interface Fragment {
  readonly secret: Bytes;
  readonly inviter: Bytes;
}

export async function newFragment(inviter: PersonKey): Promise<Fragment> {
  const hash = await fingerprint(inviter);
  return { secret: randomBytes(PART_LENGTH), inviter: hash.slice(0, PART_LENGTH) };
}

export function fragmentText({ secret, inviter }: Fragment): string {
  return `${toBase64Url(secret)}.${toBase64Url(inviter)}`;
}

export function fragmentFrom(text: string): Fragment {
  const [secret = "", inviter = "", ...rest] = text.split(".");
  must(rest.length === 0, "malformed");
  return {
    secret: fromBase64Url(secret, PART_LENGTH),
    inviter: fromBase64Url(inviter, PART_LENGTH),
  };
}

/** Whether the key that the server shows is the inviter's. */
export async function isInviter({ inviter }: Fragment, key: PersonKey): Promise<boolean> {
  return same((await fingerprint(key)).slice(0, PART_LENGTH), inviter);
}

/** What the joiner sends: HMAC-SHA256 over the invitation and their own key's statement. */
export async function joinerProof(secret: Bytes, invitation: string, own: Link): Promise<Bytes> {
  const key = await macKey(secret);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, messageOf(invitation, own)));
}

/** Whether the joiner who shows this key had the link. The inviter asks before the first grant. */
export async function isJoiner(
  secret: Bytes,
  invitation: string,
  shown: Link,
  proof: Bytes,
): Promise<boolean> {
  const key = await macKey(secret);
  return crypto.subtle.verify("HMAC", key, proof, messageOf(invitation, shown));
}

async function macKey(secret: Bytes): Promise<CryptoKey> {
  const raw = await hkdf(secret, "invite/v1");
  const how = { name: "HMAC", hash: "SHA-256" };
  return crypto.subtle.importKey("raw", raw, how, false, ["sign", "verify"]);
}

/** The invitation's id as text, then the 32 bytes of the statement's hash. */
function messageOf(invitation: string, { id }: Link): Bytes {
  must(isId(invitation) && isHash(id), "malformed");
  return Uint8Array.from([...bytesOf(invitation), ...fromHex(id)]);
}
