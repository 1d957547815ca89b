/** People with keys, and a circle of theirs, as the tests need them: made by the code itself. */

import { type EpochSecret, newEpochSecret } from "../../src/crypto/circle-keys.ts";
import { type CircleLog, type KnownKeys, replay } from "../../src/crypto/circle-log.ts";
import type { Content } from "../../src/crypto/content.ts";
import { randomBytes } from "../../src/crypto/encoding.ts";
import type { Fault } from "../../src/crypto/errors.ts";
import type { Json } from "../../src/crypto/json.ts";
import { type Link, personKeyChain, personKeyStatement } from "../../src/crypto/person-key.ts";
import { type PersonKeys, personKeys } from "../../src/crypto/person-keys.ts";
import { type Statement, signed } from "../../src/crypto/statement.ts";
import { hexOf } from "../../src/ledger/keys.ts";

export const AT = "2026-11-26T09:00:00Z";

export function newId(): string {
  return hexOf(randomBytes(16));
}

export interface Person {
  readonly id: string;
  readonly keys: PersonKeys;
  readonly link: Link;
}

export async function newPerson(id = newId()): Promise<Person> {
  const keys = await personKeys(randomBytes(32), id);
  const [link] = await personKeyChain(id, [await personKeyStatement(keys, null, AT)]);
  if (!link) throw new Error("no key");
  return { id, keys, link };
}

export function known(...people: readonly Person[]): KnownKeys {
  return new Map(people.map(({ link }) => [link.id, link.key]));
}

/** A circle's log as it grows. */
export class Circle {
  readonly id = newId();
  readonly statements: Statement[] = [];
  readonly secrets: EpochSecret[] = [];
  readonly people: Person[] = [];
  log: CircleLog = [];

  /** Appends an entry signed by `keeper`, under a new epoch if `fresh`; `extra` goes over what is right. */
  async append(
    keeper: Person,
    op: { [name: string]: Json },
    fresh = true,
    extra = {},
  ): Promise<this> {
    const secrets = fresh ? [...this.secrets, await newEpochSecret()] : this.secrets;
    const last = this.log.at(-1);
    const entry = {
      v: 1,
      circle: this.id,
      n: (last?.n ?? 0) + 1,
      prev: last?.head ?? null,
      epoch: secrets.length,
      epoch_recipient: secrets.at(-1)?.recipient ?? "",
      at: AT,
      ...op,
      ...extra,
    };
    const statements = [...this.statements, await signed("circle-log", entry, keeper.keys.signer)];
    this.log = await replay(this.id, statements, known(...this.people));
    this.statements.splice(0, Infinity, ...statements);
    this.secrets.splice(0, Infinity, ...secrets);
    return this;
  }
}

export function joining(op: string, person: Person): { [name: string]: Json } {
  return { op, person: person.id, person_key: person.link.id };
}

/** A circle of two: a keeper and a reader. */
export async function pair(): Promise<{ circle: Circle; coach: Person; client: Person }> {
  const [coach, client, circle] = [await newPerson(), await newPerson(), new Circle()];
  circle.people.push(coach, client);
  await circle.append(coach, joining("create", coach));
  await circle.append(coach, { ...joining("add", client), keeper: false }, false);
  return { circle, coach, client };
}

export function contentBy(author: Person, circle: Circle, text = "What we agreed today."): Content {
  const last = circle.log.at(-1);
  return {
    v: 1,
    kind: "note",
    author: author.id,
    at: AT,
    log_n: last?.n ?? 0,
    log_head: last?.head ?? "",
    parents: [],
    title: "Third session",
    text,
    tags: ["work"],
    attachments: [],
    more: {},
  };
}

/** For `assert.throws` and `assert.rejects`. */
export function faulty(fault: Fault): { name: string; fault: Fault } {
  return { name: "SealingError", fault };
}
