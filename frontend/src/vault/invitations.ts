/** The invitations that a person has open, in the state that their devices share: each for one person, once, for seven days. */

import type { State } from "../crypto/account.ts";
import { randomBytes, toBase64Url } from "../crypto/encoding.ts";
import type { Json } from "../crypto/json.ts";
import { base64UrlOf, isId, isInstant, mapOf, shape } from "../crypto/shape.ts";
import type { Bytes } from "../ledger/hashing.ts";
import { hexOf } from "../ledger/keys.ts";
import { instantNow } from "./instant.ts";

const GOOD_FOR = 7 * 24 * 60 * 60 * 1000;

export type Invitation = {
  readonly person: string;
  readonly secret: string;
  readonly at: string;
};

export type Invitations = { readonly [id: string]: Invitation };

const areInvitations = mapOf<Invitation>(
  isId,
  shape<Invitation>({ person: isId, secret: base64UrlOf(16), at: isInstant }),
);

/** Those that are good still, by their ids. What is no invitation counts as none. */
export function invitationsIn({ settings }: State): Invitations {
  const kept: Json = settings.invitations ?? {};
  return areInvitations(kept) ? only(kept, ({ at }) => Date.parse(at) + GOOD_FOR > Date.now()) : {};
}

/** The settings with one more invitation; an earlier one of the same person ends. */
export function withInvitation(state: State, id: string, person: string, secret: Bytes) {
  const others = only(invitationsIn(state), (one) => one.person !== person);
  const made = { person, secret: toBase64Url(secret), at: instantNow() };
  return settingsWith(state, { ...others, [id]: made });
}

/** The settings without the invitations of these people: they have served. */
export function withoutInvitationOf(state: State, people: readonly string[]) {
  return settingsWith(
    state,
    only(invitationsIn(state), ({ person }) => !people.includes(person)),
  );
}

export function newInvitationId(): string {
  return hexOf(randomBytes(16));
}

function settingsWith({ settings }: State, invitations: Invitations): State["settings"] {
  return { ...settings, invitations };
}

function only(all: Invitations, wanted: (one: Invitation) => boolean): Invitations {
  return Object.fromEntries(Object.entries(all).filter(([, one]) => wanted(one)));
}
