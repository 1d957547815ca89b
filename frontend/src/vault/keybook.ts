/** Whose key is whose in an engagement: the chains that people signed, and how far this person trusts each. */

import type { State } from "../crypto/account.ts";
import { fromBase64Url } from "../crypto/encoding.ts";
import { must, SealingError } from "../crypto/errors.ts";
import { type Link, personKeyChain, personKeyStatement } from "../crypto/person-key.ts";
import { type PersonKeys, personKeys } from "../crypto/person-keys.ts";
import { isId, listOf, oneOf, shape, textUpTo } from "../crypto/shape.ts";
import { type Statement, statementBytes, statementFrom } from "../crypto/statement.ts";
import { bytesOf } from "../ledger/encoding.ts";
import type { Api } from "../net/api.ts";
import { isDone } from "./account.ts";
import { instantNow } from "./instant.ts";
import type { KeyBook, Person, Trust, Unlocked } from "./types.ts";

const LONGEST = 200_000;
const ROLES = [
  "client",
  "coach",
  "sponsor",
  "line_manager",
  "assistant",
  "supporter",
  "group_member",
  "supervisor",
  "staff",
  "executor",
] as const;

export const isPerson = shape<Person>({
  person: isId,
  name: textUpTo(400),
  roles: listOf(oneOf(...ROLES), 20),
});
const isKeys = listOf(shape({ person: isId, statements: listOf(textUpTo(LONGEST), 1000) }), 1000);

/** One's keys in an engagement by every root, the present ones last. */
export async function ownKeys(mine: Unlocked, me: string): Promise<readonly PersonKeys[]> {
  return Promise.all(mine.bundle.roots.map((root) => personKeys(fromBase64Url(root), me)));
}

/** The chains of everybody whom one knows there; whoever's does not verify has none. */
export async function loadKeys(
  api: Api,
  engagement: string,
): Promise<ReadonlyMap<string, readonly Link[]>> {
  const sent = await api.get(`engagements/${engagement}/keys`, isKeys);
  const chains = sent.map(async ({ person, statements }) => {
    return [person, await verifiedChain(person, statements)] as const;
  });
  return new Map(await Promise.all(chains));
}

async function verifiedChain(person: string, texts: readonly string[]): Promise<readonly Link[]> {
  try {
    return await personKeyChain(
      person,
      texts.map((text) => statementFrom(bytesOf(text))),
    );
  } catch (error) {
    if (error instanceof SealingError) return [];
    throw error;
  }
}

/** Names one's present key, if it is not the last of the chain. */
export async function nameKey(
  api: Api,
  engagement: string,
  keys: readonly PersonKeys[],
  chain: readonly Link[],
): Promise<boolean> {
  const last = chain.at(-1) ?? null;
  const present = keys.at(-1);
  must(present !== undefined, "malformed");
  if (last && last.key.enc === present.recipient) return false;
  const before = keys.find(({ recipient }) => recipient === last?.key.enc);
  await send(api, engagement, await personKeyStatement(present, last, instantNow(), before));
  return true;
}

export function bookOf(
  people: readonly Person[],
  chains: ReadonlyMap<string, readonly Link[]>,
  me: string,
  state: State,
): KeyBook {
  const trustOf = (person: string): Trust => {
    if (person === me) return "self";
    const last = chains.get(person)?.at(-1);
    const pin = Object.hasOwn(state.pins, person) ? state.pins[person] : undefined;
    if (last === undefined) return pin ? "changed" : "none";
    if (pin === undefined) return "unchecked";
    return pin.key === last.id ? "checked" : "changed";
  };
  return { people: new Map(people.map((one) => [one.person, one])), chains, trustOf };
}

async function send(api: Api, engagement: string, statement: Statement): Promise<void> {
  const text = new TextDecoder().decode(statementBytes(statement));
  await api.post(`engagements/${engagement}/keys`, { statement: text }, isDone);
}
