/** A person's keys, said by themselves, each naming the one before; the twin of src/privity/core/sealing/person_key.py. */

import { isRecipient } from "./age.ts";
import { isSound } from "./ed25519.ts";
import { fromBase64Url, toBase64Url } from "./encoding.ts";
import { must } from "./errors.ts";
import type { Guard } from "./json.ts";
import type { PersonKeys } from "./person-keys.ts";
import {
  base64UrlOf,
  either,
  exactly,
  isCount,
  isHash,
  isId,
  isInstant,
  isNothing,
  shape,
} from "./shape.ts";
import { contentOf, isSignedBy, type Statement, signed, statementId } from "./statement.ts";

export type PersonKey = {
  readonly v: 1;
  readonly person: string;
  readonly seq: number;
  /** The age recipient. */
  readonly enc: string;
  /** The Ed25519 public key. */
  readonly sig: string;
  /** The id of the statement before. */
  readonly prev: string | null;
  readonly at: string;
};

export interface Link {
  readonly id: string;
  readonly key: PersonKey;
  /** Whether the key before signed this one. If not, it may be anybody's: compare it again. */
  readonly continues: boolean;
}

const isKey: Guard<string> = (value): value is string =>
  base64UrlOf(32)(value) && isSound(fromBase64Url(value));

const isPersonKey = shape<PersonKey>({
  v: exactly(1),
  person: isId,
  seq: isCount,
  enc: isRecipient,
  sig: isKey,
  prev: either(isHash, isNothing),
  at: isInstant,
});

/** Signed by the new keys and, while they are not lost, by those before. */
export function personKeyStatement(
  keys: PersonKeys,
  last: Link | null,
  at: string,
  before?: PersonKeys,
): Promise<Statement> {
  const content: PersonKey = {
    v: 1,
    person: keys.person,
    seq: (last?.key.seq ?? 0) + 1,
    enc: keys.recipient,
    sig: toBase64Url(keys.signer.public),
    prev: last?.id ?? null,
    at,
  };
  const signers = before ? [keys.signer, before.signer] : [keys.signer];
  return signed("person-key", content, ...signers);
}

/** The chain that these statements are, from the first on, each signed by the keys that it names. */
export async function personKeyChain(
  person: string,
  statements: readonly Statement[],
): Promise<readonly Link[]> {
  const chain: Link[] = [];
  for (const statement of statements) chain.push(await next(person, statement, chain.at(-1)));
  must(chain.length > 0, "malformed");
  return chain;
}

async function next(person: string, statement: Statement, last: Link | undefined): Promise<Link> {
  const key = contentOf(statement, "person-key", isPersonKey);
  const isNext = key.seq === (last?.key.seq ?? 0) + 1 && key.prev === (last?.id ?? null);
  must(key.person === person && isNext, "not_expected");
  must(await isSignedBy(statement, fromBase64Url(key.sig)), "not_signed");
  const continues = !last || (await isSignedBy(statement, fromBase64Url(last.key.sig)));
  return { id: await statementId(statement), key, continues };
}
