import assert from "node:assert/strict";
import { test } from "node:test";
import { randomBytes } from "../../src/crypto/encoding.ts";
import { type Link, personKeyChain, personKeyStatement } from "../../src/crypto/person-key.ts";
import { type PersonKeys, personKeys } from "../../src/crypto/person-keys.ts";
import { statementBytes } from "../../src/crypto/statement.ts";
import { circleAt, openCircle, type SentCircle } from "../../src/vault/circles.ts";
import { bookOf } from "../../src/vault/keybook.ts";
import type { OpenCircle, Place } from "../../src/vault/types.ts";
import { AT, type Person, pair } from "../crypto/people.ts";
import { remembering } from "./acquaintances.ts";

/** The person's chain after these further keys, each signed by the one before, or not. */
async function chainOf(person: Person, ...signed: readonly boolean[]): Promise<readonly Link[]> {
  const statements = [await personKeyStatement(person.keys, null, AT)];
  let [last, keys]: [Link, PersonKeys] = [person.link, person.keys];
  for (const bySame of signed) {
    const next = await personKeys(randomBytes(32), person.id);
    statements.push(await personKeyStatement(next, last, AT, bySame ? keys : undefined));
    last = (await personKeyChain(person.id, statements)).at(-1) as Link;
    keys = next;
  }
  return personKeyChain(person.id, statements);
}

/** The pair's circle as the client opens it, with these further keys of coach and client. */
async function seen(coachs: readonly boolean[], clients: readonly boolean[]): Promise<OpenCircle> {
  const { circle, coach, client } = await pair();
  const chains = new Map([
    [coach.id, await chainOf(coach, ...coachs)],
    [client.id, await chainOf(client, ...clients)],
  ]);
  const mine = remembering();
  const log = circle.statements.map((one) => new TextDecoder().decode(statementBytes(one)));
  const sent = { id: circle.id, log, grants: [] } as unknown as SentCircle;
  const place = { readers: [coach.id, client.id] } as unknown as Place;
  const book = bookOf([], chains, client.id, mine.state());
  return openCircle(sent, place, mine, [client.keys], book);
}

test("a circle is lost when its keeper's keys were broken off, then or later", async () => {
  for (const broken of [[false], [false, true], [true, false]])
    assert.equal((await seen(broken, [])).lost, true, String(broken));
});

test("it is not while the keeper's keys continue, whatever a reader lost", async () => {
  for (const whole of [[], [true], [true, true]])
    assert.equal((await seen(whole, [false])).lost, false, String(whole));
});

test("one writes in the circle of the place that is not lost", async () => {
  const [old, going] = [await seen([false], []), await seen([], [])];
  const place = going.place;
  assert.equal(circleAt([{ ...old, place }, going], place), going);
  assert.equal(circleAt([{ ...old, place }], place), undefined);
});
