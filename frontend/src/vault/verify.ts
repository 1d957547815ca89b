/**
 * Whose key is it? The server hands keys out and could put in its own: only what came past it says whose they are.
 * docs/algorithms/sealing.md, "Statements": fingerprint and invitation.
 */

import type { Pin } from "../crypto/account.ts";
import { fromBase64Url, toBase64Url } from "../crypto/encoding.ts";
import { must } from "../crypto/errors.ts";
import { fingerprint } from "../crypto/fingerprint.ts";
import {
  type Fragment,
  fragmentText,
  isInviter,
  isJoiner,
  joinerProof,
  newFragment,
} from "../crypto/invitation.ts";
import type { Link } from "../crypto/person-key.ts";
import { base64UrlOf, isId, listOf, shape } from "../crypto/shape.ts";
import { type Bytes, same } from "../ledger/hashing.ts";
import { ApiError } from "../net/api.ts";
import { instantNow } from "./instant.ts";
import {
  invitationsIn,
  newInvitationId,
  withInvitation,
  withoutInvitationOf,
} from "./invitations.ts";
import { refreshed } from "./open.ts";
import type { KeyBook, Vault } from "./types.ts";

/** What knowing people needs of a vault. */
export type Acquainted = Pick<Vault, "api" | "engagement" | "mine" | "me" | "book">;

/** Whether what somebody proved by an invitation fits the key that the server shows as theirs. */
export interface Checked {
  readonly person: string;
  readonly fits: boolean;
}

type Proof = { readonly invitation: string; readonly person: string; readonly proof: string };

const MOST = 10_000;
const areProofs = listOf(
  shape<Proof>({ invitation: isId, person: isId, proof: base64UrlOf(32) }),
  MOST,
);
const isTaken = shape<{ readonly id: string }>({ id: isId });

/** The key by which somebody is known here now. */
export function presentKey(book: KeyBook, person: string): Link | null {
  return book.chains.get(person)?.at(-1) ?? null;
}

/** Remembers the key that this vault shows as the person's. Vaults that are opened from now on trust it. */
export async function pin(vault: Acquainted, person: string, how: Pin["how"]): Promise<void> {
  await vault.mine.changeState(({ pins }) => ({
    pins: { ...pins, [person]: pinned(vault, person, how) },
  }));
}

/** Where a new link for this person leads: path and fragment. The secret in it goes nowhere else but into one's sealed state. */
export async function newInvitation(vault: Acquainted, person: string): Promise<string> {
  const own = presentKey(vault.book, vault.me.person);
  must(own !== null && vault.book.people.has(person), "not_expected");
  const [id, fragment] = [newInvitationId(), await newFragment(own.key)];
  await vault.mine.changeState((state) => ({
    settings: withInvitation(state, id, person, fragment.secret),
  }));
  return `/engagements/${vault.engagement}/join/${id}#${fragmentText(fragment)}`;
}

/**
 * What was proved by one's open invitations. What fits is pinned, and its invitation has served; what does not is said
 * each time, and nothing is given to anybody for it.
 */
export async function checkProofs(vault: Acquainted): Promise<readonly Checked[]> {
  const open = invitationsIn(vault.mine.state());
  if (Object.keys(open).length === 0) return [];
  const found: Checked[] = [];
  for (const { invitation, person, proof } of await proofsIn(vault)) {
    const kept = open[invitation];
    if (kept === undefined) continue;
    const shown = presentKey(vault.book, kept.person);
    const secret = fromBase64Url(kept.secret);
    const fits = person === kept.person && (await isProven(secret, invitation, shown, proof));
    found.push({ person: kept.person, fits });
  }
  await pinProven(
    vault,
    found.filter(({ fits }) => fits).map(({ person }) => person),
  );
  return found;
}

/**
 * Whose invitation this is. Null if the server shows nobody with the inviter's key: it may have put in another one, and
 * nothing may be given to anybody.
 */
export async function inviterOf(vault: Acquainted, fragment: Fragment): Promise<string | null> {
  for (const person of vault.book.chains.keys()) {
    const shown = presentKey(vault.book, person);
    const other = person !== vault.me.person;
    if (other && shown && (await isInviter(fragment, shown.key))) return person;
  }
  return null;
}

/**
 * Takes an invitation of `inviter`, as `inviterOf` found: pins their key, and proves one's own to them. One that has served
 * already did so for us, when the answer was lost; or for somebody else, of whom the inviter is told.
 */
export async function takeInvitation(
  vault: Acquainted,
  invitation: string,
  secret: Bytes,
  inviter: string,
): Promise<void> {
  const own = presentKey(vault.book, vault.me.person);
  must(own !== null, "not_expected");
  await pin(vault, inviter, "invitation");
  const proof = toBase64Url(await joinerProof(secret, invitation, own));
  const where = `engagements/${vault.engagement}/invitation-proofs`;
  try {
    await vault.api.post(where, { invitation, inviter, proof }, isTaken);
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 409)) throw error;
  }
}

/** The vault after the proofs that fit were taken over. Those that do not are told on the page that compares. */
export async function withProofs(vault: Vault): Promise<Vault> {
  const found = await checkProofs(vault);
  return found.some(({ fits }) => fits) ? refreshed(vault) : vault;
}

/** Whether this fingerprint, as it stood in somebody's code, is that of the key shown as theirs. */
export async function isFingerprintOf(
  vault: Acquainted,
  person: string,
  scanned: Bytes,
): Promise<boolean> {
  const shown = presentKey(vault.book, person);
  return shown !== null && same(await fingerprint(shown.key), scanned);
}

function pinned({ book }: Acquainted, person: string, how: Pin["how"]): Pin {
  const shown = presentKey(book, person);
  must(shown !== null, "not_expected");
  return { key: shown.id, how, at: instantNow() };
}

async function pinProven(vault: Acquainted, people: readonly string[]): Promise<void> {
  if (people.length === 0) return;
  const pins = Object.fromEntries(
    people.map((person) => [person, pinned(vault, person, "invitation")]),
  );
  await vault.mine.changeState((state) => ({
    pins: { ...state.pins, ...pins },
    settings: withoutInvitationOf(state, people),
  }));
}

async function isProven(
  secret: Bytes,
  invitation: string,
  shown: Link | null,
  proof: string,
): Promise<boolean> {
  return shown !== null && (await isJoiner(secret, invitation, shown, fromBase64Url(proof)));
}

function proofsIn({ api, engagement }: Acquainted): Promise<readonly Proof[]> {
  return api.get(`engagements/${engagement}/invitation-proofs`, areProofs);
}
