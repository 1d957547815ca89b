/**
 * A circle's log, replayed: who is in at each entry, in which epoch, and who may sign the next one. The twin of
 * src/privity/core/sealing/circle_log.py; both give the same answers.
 */

import type { Bytes } from "../ledger/hashing.ts";
import { type CircleEntry, isCircleEntry } from "./circle-entry.ts";
import type { Content } from "./content.ts";
import { fromBase64Url } from "./encoding.ts";
import { must } from "./errors.ts";
import type { PersonKey } from "./person-key.ts";
import { contentOf, isSignedBy, type Statement, statementId } from "./statement.ts";

export interface Member {
  readonly key: PersonKey;
  readonly keeper: boolean;
}

/** The circle after its entry `n`. */
export interface CircleState {
  readonly circle: string;
  readonly n: number;
  /** The id of the entry `n`. */
  readonly head: string;
  readonly epoch: number;
  readonly members: ReadonlyMap<string, Member>;
  /** The recipients of the epochs' secrets, from the first on. */
  readonly recipients: readonly string[];
}

/** The states after each entry, from the first on. */
export type CircleLog = readonly CircleState[];

/** Keys of persons by the id of their statement. Whose they are must have been verified before. */
export type KnownKeys = ReadonlyMap<string, PersonKey>;

export async function replay(
  circle: string,
  statements: readonly Statement[],
  keys: KnownKeys,
): Promise<CircleLog> {
  const log: CircleState[] = [];
  for (const statement of statements) {
    log.push(await following(circle, log.at(-1) ?? null, statement, keys));
  }
  must(log.length > 0, "malformed");
  return log;
}

/** The state after one more entry. */
export async function following(
  circle: string,
  state: CircleState | null,
  statement: Statement,
  keys: KnownKeys,
): Promise<CircleState> {
  const entry = contentOf(statement, "circle-log", isCircleEntry);
  const isNext = entry.n === (state?.n ?? 0) + 1 && entry.prev === (state?.head ?? null);
  must(entry.circle === circle && isNext, "not_expected");
  must((entry.op === "create") === (state === null), "not_expected");
  const recipients = recipientsAfter(entry, state?.recipients ?? []);
  const members = membersAfter(entry, state?.members ?? new Map(), keys);
  const signers = state?.members ?? members;
  must(await isSignedByKeeper(statement, signers), "not_allowed");
  const head = await statementId(statement);
  return { circle, n: entry.n, head, epoch: entry.epoch, members, recipients };
}

/** The state after the entry that somebody names by number and hash: they have seen the same log. */
export function stateAt(log: CircleLog, n: number, head: string): CircleState {
  const state = log[n - 1];
  must(state?.head === head, "not_expected");
  return state;
}

/** The key of a record's author, if they were in the circle as they saw it, and sealed for no older epoch than that one. */
export function authorKey(log: CircleLog, content: Content, epoch: number): Bytes {
  const state = stateAt(log, content.log_n, content.log_head);
  const author = state.members.get(content.author);
  must(author !== undefined && epoch >= state.epoch, "not_allowed");
  return fromBase64Url(author.key.sig);
}

/** Goes on only if exactly these persons are in the circle. Ask it before sealing anything. */
export function mustBeReaders(state: CircleState, persons: Iterable<string>): void {
  const wanted = new Set(persons);
  const { members } = state;
  must(
    wanted.size === members.size && [...members.keys()].every((one) => wanted.has(one)),
    "not_allowed",
  );
}

/** Whether one of the keepers among `members` has signed. */
export async function isSignedByKeeper(
  statement: Statement,
  members: ReadonlyMap<string, Member>,
): Promise<boolean> {
  const keepers = [...members.values()].filter(({ keeper }) => keeper);
  const answers = keepers.map(({ key }) => isSignedBy(statement, fromBase64Url(key.sig)));
  return (await Promise.all(answers)).includes(true);
}

function recipientsAfter(entry: CircleEntry, before: readonly string[]): readonly string[] {
  const { epoch, epoch_recipient: recipient } = entry;
  if (entry.op === "add" && epoch === before.length && recipient === before.at(-1)) return before;
  must(epoch === before.length + 1 && !before.includes(recipient), "not_expected");
  return [...before, recipient];
}

function membersAfter(
  entry: CircleEntry,
  before: ReadonlyMap<string, Member>,
  keys: KnownKeys,
): ReadonlyMap<string, Member> {
  const after = new Map(before);
  switch (entry.op) {
    case "create":
      return after.set(entry.person, { key: keyOf(entry, keys), keeper: true });
    case "add":
      must(!before.has(entry.person), "not_expected");
      return after.set(entry.person, { key: keyOf(entry, keys), keeper: entry.keeper });
    case "rekey":
      return after.set(entry.person, {
        ...memberOf(before, entry.person),
        key: keyOf(entry, keys),
      });
    case "remove":
      memberOf(before, entry.person);
      after.delete(entry.person);
      must(
        [...after.values()].some(({ keeper }) => keeper),
        "not_allowed",
      );
      return after;
    case "rotate":
      return after;
  }
}

function memberOf(members: ReadonlyMap<string, Member>, person: string): Member {
  const member = members.get(person);
  must(member !== undefined, "not_expected");
  return member;
}

function keyOf(entry: { person: string; person_key: string }, keys: KnownKeys): PersonKey {
  const key = keys.get(entry.person_key);
  must(key?.person === entry.person, "not_expected");
  return key;
}
