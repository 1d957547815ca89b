/** Slots: each wraps the account key under one way of unlocking; the twin of src/privity/core/sealing/slot.py. */

import { bytesOf } from "../ledger/encoding.ts";
import { type Bytes, joined, same } from "../ledger/hashing.ts";
import { IV_LENGTH, open, seal, sealingKey, TAG_LENGTH } from "./aead.ts";
import { DOMAIN, fromBase64Url, toBase64Url } from "./encoding.ts";
import { must } from "./errors.ts";
import { hkdf } from "./hkdf.ts";
import { canonicalBytes, type Guard, type Json, readCanonical } from "./json.ts";
import { base64UrlOf, either, exactly, isCount, isId, shape } from "./shape.ts";

export const ACCOUNT_KEY_LENGTH = 32;
const COMMITMENT_LENGTH = 32;
const WRAPPED_LENGTH = COMMITMENT_LENGTH + IV_LENGTH + ACCOUNT_KEY_LENGTH + TAG_LENGTH;
const MAX_CREDENTIAL = 1023;

type Common = { readonly s: 1; readonly person: string; readonly slot: string; readonly w: string };
export type PasskeyParams = { readonly credential: string };
export type RecoveryParams = { readonly [name: string]: never };
export type PassphraseParams = {
  readonly n: number;
  readonly p: number;
  readonly r: number;
  readonly salt: string;
};
export type Slot = Common &
  (
    | { readonly kind: "passkey"; readonly params: PasskeyParams }
    | { readonly kind: "recovery"; readonly params: RecoveryParams }
    | { readonly kind: "passphrase"; readonly params: PassphraseParams }
  );
/** A slot before it holds anything. */
export type Empty<S = Slot> = S extends Slot ? Omit<S, "w" | "s"> : never;

const isCredential: Guard<string> = (value): value is string =>
  typeof value === "string" &&
  value.length > 0 &&
  value.length <= (MAX_CREDENTIAL * 4) / 3 &&
  isWritten(value);

const common = { s: exactly(1), person: isId, slot: isId, w: base64UrlOf(WRAPPED_LENGTH) };
const passphraseParams = shape({ n: isCount, p: isCount, r: isCount, salt: base64UrlOf(16) });
const isPasskey = shape({
  ...common,
  kind: exactly("passkey"),
  params: shape({ credential: isCredential }),
});
const isRecovery = shape({
  ...common,
  kind: exactly("recovery"),
  params: shape<RecoveryParams>({}),
});
const isPassphrase = shape({ ...common, kind: exactly("passphrase"), params: passphraseParams });
const isSlot: Guard<Slot> = either(isPasskey, either(isRecovery, isPassphrase));

export function slotFrom(content: Bytes): Slot {
  return readCanonical(content, isSlot);
}

export function slotBytes(slot: Slot): Bytes {
  return canonicalBytes(slot);
}

/** The slot that gives `accountKey` back to whoever has `secret`. */
export async function wrap(accountKey: Bytes, secret: Bytes, empty: Empty): Promise<Slot> {
  must(accountKey.length === ACCOUNT_KEY_LENGTH, "malformed");
  const { key, commitment } = await derived(secret, empty);
  const wrapped = joined(commitment, await seal(key, accountKey, beside(empty)));
  const slot: Json = { ...empty, s: 1, w: toBase64Url(wrapped) };
  must(isSlot(slot), "malformed");
  return slot;
}

/** The account key. The commitment is compared first: no server can make a slot that several passphrases open. */
export async function unwrap(slot: Slot, secret: Bytes): Promise<Bytes> {
  const wrapped = fromBase64Url(slot.w, WRAPPED_LENGTH);
  const { key, commitment } = await derived(secret, slot);
  must(same(commitment, wrapped.slice(0, COMMITMENT_LENGTH)), "not_opened");
  return open(key, wrapped.slice(COMMITMENT_LENGTH), beside(slot));
}

function beside({ person, slot, kind, params }: Empty): Bytes {
  const bound = bytesOf(`${DOMAIN}slot/v1|${person}|${slot}|${kind}|`);
  return joined(bound, canonicalBytes(params));
}

async function derived(secret: Bytes, empty: Empty) {
  const both = await hkdf(secret, purposeOf(empty), 64);
  return { key: await sealingKey(both.slice(0, 32)), commitment: both.slice(32) };
}

function purposeOf(empty: Empty): string {
  switch (empty.kind) {
    case "passkey":
      return `slot/prf/v1|${empty.params.credential}`;
    case "recovery":
      return `slot/rec/v1|${empty.slot}`;
    case "passphrase":
      return `slot/pass/v1|${empty.slot}`;
  }
}

function isWritten(text: string): boolean {
  try {
    return fromBase64Url(text).length > 0;
  } catch {
    return false;
  }
}
