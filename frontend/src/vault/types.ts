/** What the parts of the vault hand to one another, in the browser's memory only. */

import type { Bundle, State } from "../crypto/account.ts";
import type { CircleLog, CircleState } from "../crypto/circle-log.ts";
import type { Attachment, Content } from "../crypto/content.ts";
import type { Json } from "../crypto/json.ts";
import type { Link } from "../crypto/person-key.ts";
import type { PersonKeys } from "../crypto/person-keys.ts";
import type { EpochKey, Opened } from "../crypto/record.ts";
import type { Bytes } from "../ledger/hashing.ts";
import type { Api } from "../net/api.ts";
import type { Reader } from "./reading.ts";

/** A person whose account is unlocked in this page. */
export interface Unlocked {
  /** The account's id. */
  readonly person: string;
  readonly accountKey: Bytes;
  readonly bundle: Bundle;
  readonly state: () => State;
  /** Stores what `change` makes of the state; again from the other's, where another device was first. */
  readonly changeState: (
    change: (state: State) => Partial<Pick<State, "pins" | "heads" | "settings">>,
  ) => Promise<State>;
}

export interface Person {
  /** As the engagement calls the person. */
  readonly person: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** How far somebody's key is known: only a `checked` one is ever given anything. */
export type Trust = "self" | "checked" | "unchecked" | "changed" | "none";

/** The keys of everybody whom one knows in an engagement. */
export interface KeyBook {
  readonly people: ReadonlyMap<string, Person>;
  /** Verified chains, the present key last. */
  readonly chains: ReadonlyMap<string, readonly Link[]>;
  readonly trustOf: (person: string) => Trust;
}

/** Where a kind of information about certain people is kept, and who the agreement lets read it. */
export interface Place {
  readonly own: boolean;
  readonly information_class: string;
  readonly subjects: readonly string[];
  readonly discussion: string;
  readonly segment: string;
  /** Everybody who may be in the circle, by the agreement in force; oneself included. */
  readonly readers: readonly string[];
  readonly keepers: readonly string[];
  /** Why one cannot write there now; empty where one can. */
  readonly closed: string;
}

/** A circle whose log was replayed and whose secrets, as far as one has them, are open. */
export interface OpenCircle {
  readonly id: string;
  readonly place: Place;
  readonly log: CircleLog;
  readonly state: CircleState;
  readonly secrets: ReadonlyMap<number, string>;
  readonly reader: Reader;
  /** Whether each of its keepers has lost the key by which they are in it: nobody can continue it. */
  readonly lost: boolean;
  /** To seal with; null until a keeper has granted it, and where it is lost. */
  readonly current: EpochKey | null;
  /** Readers who are not in yet, and why. */
  readonly waiting: readonly { readonly person: string; readonly trust: Trust }[];
}

/** One engagement, opened for a person. */
export interface Vault {
  readonly api: Api;
  readonly engagement: string;
  readonly mine: Unlocked;
  readonly me: PersonKeys;
  readonly book: KeyBook;
  readonly places: readonly Place[];
  readonly circles: readonly OpenCircle[];
}

/** One revision as it was stored, and as it was opened; `opened` is null where it could not be, and `fault` says why. */
export interface ReadRevision {
  readonly number: number;
  readonly at: string;
  readonly opened: Opened | null;
  readonly fault: string;
}

export interface ReadRecord {
  readonly id: string;
  readonly circle: OpenCircle;
  readonly information_class: string;
  readonly author: string;
  readonly strict: boolean;
  readonly revisions: readonly ReadRevision[];
  /** The revisions that no later one was written over: more than one is a conflict, and all are shown. */
  readonly heads: readonly ReadRevision[];
}

/** What somebody wants to write. */
export interface Wish {
  /** A kind of `vault/kinds.ts`. */
  readonly kind: string;
  /** The record that it continues; null for a new one. */
  readonly record: ReadRecord | null;
  /** The revisions that were read before this was typed, by `revisionId`: any other stays beside it. */
  readonly over: readonly string[];
  readonly title: string;
  readonly text: string;
  readonly tags: readonly string[];
  readonly attachments: readonly Attachment[];
  readonly more: { readonly [name: string]: Json };
}

export type { Attachment, Content };
