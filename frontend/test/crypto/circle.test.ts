import assert from "node:assert/strict";
import { test } from "node:test";
import { openFile, sealFile } from "../../src/crypto/age.ts";
import { newEpochSecret } from "../../src/crypto/circle-keys.ts";
import { mustBeReaders, replay, stateAt } from "../../src/crypto/circle-log.ts";
import { grantFile, openGrant } from "../../src/crypto/grant.ts";
import { signed, statementBytes } from "../../src/crypto/statement.ts";
import { bytesOf } from "../../src/ledger/encoding.ts";
import { AT, type Circle, faulty, joining, known, newId, newPerson, pair } from "./people.ts";

function secretsOf(circle: Circle, ...epochs: readonly number[]): ReadonlyMap<number, string> {
  return new Map(epochs.map((epoch) => [epoch, circle.secrets[epoch - 1]?.identity ?? ""]));
}

test("who is in, in which epoch, at each entry", async () => {
  const { circle, coach, client } = await pair();
  await circle.append(coach, { op: "remove", person: client.id });
  await circle.append(coach, joining("rekey", coach));
  const told = circle.log.map(({ n, epoch, members }) => [n, epoch, [...members.keys()]]);
  assert.deepEqual(told, [
    [1, 1, [coach.id]],
    [2, 1, [coach.id, client.id]],
    [3, 2, [coach.id]],
    [4, 3, [coach.id]],
  ]);
});

test("only a keeper writes the log", async () => {
  const { circle, client } = await pair();
  const stranger = await newPerson();
  circle.people.push(stranger);
  const joins = { ...joining("add", stranger), keeper: false };
  for (const signer of [client, stranger]) {
    await assert.rejects(circle.append(signer, joins), faulty("not_allowed"));
    await assert.rejects(circle.append(signer, { op: "rotate" }), faulty("not_allowed"));
  }
});

test("an entry that does not follow is refused", async () => {
  const { circle, coach, client } = await pair();
  const before = { epoch: 1, epoch_recipient: circle.secrets[0]?.recipient };
  const remove = { op: "remove", person: client.id };
  const wrong = [
    { n: 2 },
    { n: 4 },
    { prev: null },
    { prev: circle.log[0]?.head },
    { circle: newId() },
    { epoch: 3 },
    { person: newId() },
    { epoch_recipient: before.epoch_recipient },
    before,
  ];
  for (const extra of wrong) {
    await assert.rejects(circle.append(coach, remove, true, extra), faulty("not_expected"));
  }
  const again = { ...joining("add", client), keeper: true };
  await assert.rejects(circle.append(coach, again), faulty("not_expected"));
  await assert.rejects(circle.append(coach, joining("create", coach)), faulty("not_expected"));
  await assert.rejects(
    circle.append(coach, { op: "remove", person: coach.id }),
    faulty("not_allowed"),
  );
});

test("a key that was not verified lets nobody in", async () => {
  const { circle, coach } = await pair();
  const stranger = await newPerson();
  const joins = { ...joining("add", stranger), keeper: false };
  await assert.rejects(circle.append(coach, joins), faulty("not_expected"));
  circle.people.push(stranger);
  const swapped = { ...joins, person_key: coach.link.id };
  await assert.rejects(circle.append(coach, swapped), faulty("not_expected"));
  await circle.append(coach, joins);
});

test("a log with an entry taken out, or two that changed places, is none", async () => {
  const { circle, coach, client } = await pair();
  await circle.append(coach, { op: "rotate" });
  const [one, two, three] = circle.statements;
  if (!one || !two || !three) throw new Error("short");
  const keys = known(coach, client);
  for (const log of [[two, three], [one, three], [one, three, two], []]) {
    await assert.rejects(replay(circle.id, log, keys), { name: "SealingError" });
  }
  assert.equal((await replay(circle.id, [one, two], keys)).length, 2);
});

test("a client sees from the log that more people read than agreed", async () => {
  const { circle, coach, client } = await pair();
  const state = circle.log.at(-1);
  if (!state) throw new Error("short");
  mustBeReaders(state, [coach.id, client.id]);
  for (const agreed of [[coach.id], [coach.id, newId()], [coach.id, client.id, newId()]]) {
    assert.throws(() => mustBeReaders(state, agreed), faulty("not_allowed"));
  }
  assert.throws(() => stateAt(circle.log, 2, circle.log[0]?.head ?? ""), faulty("not_expected"));
});

test("a grant gives its member, and nobody else, the secrets of the epochs in it", async () => {
  const { circle, coach, client } = await pair();
  await circle.append(coach, { op: "rotate" });
  const secrets = secretsOf(circle, 1, 2);
  const file = await grantFile(circle.log, client.id, secrets, coach.keys.signer);
  assert.deepEqual(await openGrant(file, client.keys.identity, client.id, circle.log), secrets);
  await assert.rejects(
    openGrant(file, coach.keys.identity, coach.id, circle.log),
    faulty("not_opened"),
  );
});

test("a grant is refused from who is no keeper, to who is no member, and with a key that is not the circle's", async () => {
  const { circle, coach, client } = await pair();
  const [right, signer] = [secretsOf(circle, 1), coach.keys.signer];
  const wrong = new Map([[1, (await newEpochSecret()).identity]]);
  const { log } = circle;
  await assert.rejects(grantFile(log, client.id, wrong, signer), faulty("not_expected"));
  await assert.rejects(grantFile(log, client.id, new Map(), signer), faulty("malformed"));
  await assert.rejects(grantFile(log, newId(), right, signer), faulty("not_allowed"));
  await assert.rejects(grantFile(log, client.id, right, client.keys.signer), faulty("not_allowed"));
});

test("the receiver checks all of it once more", async () => {
  const { circle, coach, client } = await pair();
  const [last] = circle.log.slice(-1);
  const good = {
    v: 1,
    circle: circle.id,
    to: client.id,
    log_n: 2,
    log_head: last?.head ?? "",
    ids: Object.fromEntries(secretsOf(circle, 1)),
  };
  const opens = async (change: object, signer = coach.keys.signer) => {
    const statement = await signed("epoch-grant", { ...good, ...change }, signer);
    const file = await sealFile(statementBytes(statement), client.keys.recipient);
    return openGrant(file, client.keys.identity, client.id, circle.log);
  };
  assert.equal((await opens({})).size, 1);
  await assert.rejects(opens({ to: coach.id }), faulty("not_expected"));
  await assert.rejects(opens({ circle: newId() }), faulty("not_expected"));
  await assert.rejects(opens({ log_head: "0".repeat(64) }), faulty("not_expected"));
  await assert.rejects(opens({ log_n: 1 }), faulty("not_expected"));
  await assert.rejects(opens({ ids: {} }), faulty("malformed"));
  await assert.rejects(opens({ ids: { "2": good.ids["1"] } }), faulty("not_expected"));
  await assert.rejects(opens({ ids: { "01": good.ids["1"] } }), faulty("malformed"));
  await assert.rejects(opens({ at: AT }), faulty("malformed"));
  await assert.rejects(opens({}, client.keys.signer), faulty("not_allowed"));
});

test("files go to post-quantum recipients only, never to a mix", async () => {
  const { recipient, identity } = await newEpochSecret();
  const classic = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";
  for (const wrong of [
    [recipient, classic],
    [classic],
    [],
    ["age1pq1x"],
    [recipient.toUpperCase()],
  ]) {
    await assert.rejects(sealFile(bytesOf("x"), ...wrong), faulty("too_weak"));
  }
  const file = await sealFile(bytesOf("words"), recipient, (await newEpochSecret()).recipient);
  assert.deepEqual(await openFile(file, identity), bytesOf("words"));
  await assert.rejects(openFile(file.slice(0, -1), identity), faulty("not_opened"));
  const other = await newEpochSecret();
  await assert.rejects(openFile(file, other.identity), faulty("not_opened"));
  await assert.rejects(openFile(file, "AGE-SECRET-KEY-1X"), faulty("malformed"));
});
