/** The account key, and what it seals for its owner alone: the bundle of roots, and the state. */

import { bytesOf } from "../ledger/encoding.ts";
import type { Bytes } from "../ledger/hashing.ts";
import { open, seal, sealingKey } from "./aead.ts";
import { DOMAIN, randomBytes } from "./encoding.ts";
import { must } from "./errors.ts";
import { hkdf } from "./hkdf.ts";
import { canonicalBytes, type Guard, type Json, readCanonical } from "./json.ts";
import { pad, unpad } from "./padding.ts";
import {
  base64UrlOf,
  exactly,
  isAnyObject,
  isCount,
  isHash,
  isId,
  isInstant,
  listOf,
  mapOf,
  oneOf,
  shape,
} from "./shape.ts";
import { ACCOUNT_KEY_LENGTH } from "./slot.ts";

/** The roots of a person's keys, the newest last: older ones open what was granted before. */
export type Bundle = {
  readonly v: 1;
  readonly person: string;
  readonly seq: number;
  readonly roots: readonly string[];
};

/** Somebody else's key: the id of its statement, and how it was found to be theirs. */
export type Pin = {
  readonly key: string;
  readonly how: "invitation" | "compared" | "unverified";
  readonly at: string;
};

/** What a person's devices remember: whose key is whose, how far each circle's log was seen, and settings. */
export type State = {
  readonly v: 1;
  readonly person: string;
  readonly counter: number;
  readonly pins: { readonly [person: string]: Pin };
  readonly heads: { readonly [circle: string]: { readonly n: number; readonly head: string } };
  readonly settings: { readonly [name: string]: Json };
};

const isBundle: Guard<Bundle> = shape<Bundle>({
  v: exactly(1),
  person: isId,
  seq: isCount,
  roots: listOf(base64UrlOf(32), 1000),
});
const isPin: Guard<Pin> = shape<Pin>({
  key: isHash,
  how: oneOf("invitation", "compared", "unverified"),
  at: isInstant,
});
const isState: Guard<State> = shape<State>({
  v: exactly(1),
  person: isId,
  counter: isCount,
  pins: mapOf(isId, isPin),
  heads: mapOf(isId, shape({ n: isCount, head: isHash })),
  settings: isAnyObject,
});

export function newAccountKey(): Bytes {
  return randomBytes(ACCOUNT_KEY_LENGTH);
}

export async function sealBundle(accountKey: Bytes, bundle: Bundle): Promise<Bytes> {
  must(isBundle(bundle) && bundle.roots.length > 0, "malformed");
  return sealOwn(accountKey, "bundle/v1", bundle.person, bundle.seq, bundle);
}

/** The bundle of this person and number, or nothing else. */
export async function openBundle(
  accountKey: Bytes,
  person: string,
  seq: number,
  sealed: Bytes,
): Promise<Bundle> {
  const content = await openOwn(accountKey, "bundle/v1", person, seq, sealed);
  const bundle = readCanonical(content, isBundle);
  must(bundle.person === person && bundle.seq === seq, "not_expected");
  return bundle;
}

export async function sealState(accountKey: Bytes, state: State): Promise<Bytes> {
  must(isState(state), "malformed");
  return sealOwn(accountKey, "state/v1", state.person, state.counter, state);
}

/** The state of this person and counter. A device that has seen a higher counter must refuse a lower one. */
export async function openState(
  accountKey: Bytes,
  person: string,
  counter: number,
  sealed: Bytes,
): Promise<State> {
  const content = await openOwn(accountKey, "state/v1", person, counter, sealed);
  const state = readCanonical(content, isState);
  must(state.person === person && state.counter === counter, "not_expected");
  return state;
}

async function sealOwn(
  accountKey: Bytes,
  purpose: string,
  person: string,
  number: number,
  value: Json,
): Promise<Bytes> {
  const key = await sealingKey(await hkdf(accountKey, purpose));
  return seal(key, pad(canonicalBytes(value)), beside(purpose, person, number));
}

async function openOwn(
  accountKey: Bytes,
  purpose: string,
  person: string,
  number: number,
  sealed: Bytes,
): Promise<Bytes> {
  const key = await sealingKey(await hkdf(accountKey, purpose));
  return unpad(await open(key, sealed, beside(purpose, person, number)));
}

function beside(purpose: string, person: string, number: number): Bytes {
  return bytesOf(`${DOMAIN}${purpose}|${person}|${number}`);
}
