/** Circles as the server sends them, replayed and opened: who is in, under which keys, and what one can read there. */

import { epochKey } from "../crypto/circle-keys.ts";
import { type CircleLog, type CircleState, type KnownKeys, replay } from "../crypto/circle-log.ts";
import { fromBase64Url } from "../crypto/encoding.ts";
import { must, SealingError } from "../crypto/errors.ts";
import { openGrant } from "../crypto/grant.ts";
import type { PersonKeys } from "../crypto/person-keys.ts";
import {
  either,
  isCount,
  isFlag,
  isId,
  isNothing,
  isWord,
  listOf,
  shape,
  textUpTo,
} from "../crypto/shape.ts";
import { statementFrom } from "../crypto/statement.ts";
import { bytesOf } from "../ledger/encoding.ts";
import type { Api } from "../net/api.ts";
import type { KeyBook, OpenCircle, Place, Unlocked } from "./types.ts";

const LONGEST = 300_000;

const isGrant = shape({ log_n: isCount, file: textUpTo(LONGEST) });
const isCircle = shape({
  id: isId,
  own: isFlag,
  information_class: either(isWord, isNothing),
  subjects: listOf(isId, 50),
  discussion: textUpTo(32),
  segment: textUpTo(32),
  n: isCount,
  epoch: isCount,
  log: listOf(textUpTo(LONGEST), 10_000),
  grants: listOf(isGrant, 10_000),
  leave: listOf(isId, 1000),
  join: listOf(isId, 1000),
});

/** A circle as it was sent. `leave` and `join` are what its keepers have yet to do. */
export interface SentCircle {
  readonly id: string;
  readonly own: boolean;
  readonly information_class: string | null;
  readonly subjects: readonly string[];
  readonly discussion: string;
  readonly segment: string;
  readonly log: readonly string[];
  readonly grants: readonly { readonly log_n: number; readonly file: string }[];
  readonly leave: readonly string[];
  readonly join: readonly string[];
}

export async function loadCircles(api: Api, engagement: string): Promise<readonly SentCircle[]> {
  return api.get(`engagements/${engagement}/circles`, listOf(isCircle, 10_000));
}

/** Whether the circle is for this place. */
export function isFor(circle: SentCircle, place: Place): boolean {
  if (circle.own || place.own) return circle.own === place.own;
  return (
    circle.information_class === place.information_class &&
    circle.subjects.join() === place.subjects.join() &&
    circle.discussion === place.discussion &&
    circle.segment === place.segment
  );
}

/** Opens a circle for one of its members, who has the keys `mineThere`. A log that was cut or forked since it was seen last is refused. */
export async function openCircle(
  sent: SentCircle,
  place: Place,
  mine: Unlocked,
  mineThere: readonly PersonKeys[],
  book: KeyBook,
): Promise<OpenCircle> {
  const log = await replay(sent.id, sent.log.map(statementOf), knownKeys(book));
  const state = log.at(-1);
  const seen = mine.state().heads[sent.id];
  must(state !== undefined, "malformed");
  must(seen === undefined || log[seen.n - 1]?.head === seen.head, "not_expected");
  const me = mineThere.at(-1)?.person ?? "";
  const secrets = await secretsOf(sent, mineThere, me, log);
  const keys = await keysOf(sent.id, secrets);
  const key = keys.get(state.epoch);
  const isSafe = [...state.members.keys()].every(
    (person) =>
      place.readers.includes(person) && ["self", "checked"].includes(book.trustOf(person)),
  );
  const lost = isLost(state, book);
  const isOpen = isSafe && !lost && key !== undefined;
  const current = isOpen ? { epoch: state.epoch, key } : null;
  const waiting = place.readers
    .filter((person) => !state.members.has(person))
    .map((person) => ({ person, trust: book.trustOf(person) }));
  const reader = { keys, log };
  return { id: sent.id, place, log, state, secrets, reader, lost, current, waiting };
}

/** The circle of a place in which one writes: one that is lost only keeps what it held. */
export function circleAt(circles: readonly OpenCircle[], place: Place): OpenCircle | undefined {
  return circles.find((circle) => circle.place === place && !circle.lost);
}

function isLost(state: CircleState, { chains }: KeyBook): boolean {
  const keepers = [...state.members].filter(([, member]) => member.keeper);
  return keepers.every(([person, { key }]) => {
    const chain = chains.get(person) ?? [];
    const at = chain.findIndex((link) => link.key.enc === key.enc);
    return chain.slice(at + 1).some(({ continues }) => !continues);
  });
}

function statementOf(text: string) {
  return statementFrom(bytesOf(text));
}

function knownKeys(book: KeyBook): KnownKeys {
  const links = [...book.chains.values()].flat();
  return new Map(links.map(({ id, key }) => [id, key]));
}

/** The secrets in every grant that opens with one of these keys. One that does not is no reason to read nothing. */
async function secretsOf(
  sent: SentCircle,
  keys: readonly PersonKeys[],
  me: string,
  log: CircleLog,
): Promise<ReadonlyMap<number, string>> {
  const secrets = new Map<number, string>();
  for (const { file } of sent.grants) {
    for (const { identity } of keys) {
      const found = await openedGrant(file, identity, me, log);
      for (const [epoch, secret] of found) secrets.set(epoch, secret);
    }
  }
  return secrets;
}

async function openedGrant(file: string, identity: string, me: string, log: CircleLog) {
  try {
    return await openGrant(fromBase64Url(file), identity, me, log);
  } catch (error) {
    if (error instanceof SealingError) return new Map<number, string>();
    throw error;
  }
}

async function keysOf(circle: string, secrets: ReadonlyMap<number, string>) {
  const keys = new Map<number, CryptoKey>();
  for (const [epoch, secret] of secrets)
    keys.set(epoch, (await epochKey(secret, circle, epoch)).key);
  return keys;
}
