import assert from "node:assert/strict";
import { test } from "node:test";
import { disclose, openDisclosure } from "../../src/crypto/disclosure.ts";
import { randomBytes } from "../../src/crypto/encoding.ts";
import { fingerprint, fingerprintText } from "../../src/crypto/fingerprint.ts";
import {
  fragmentFrom,
  fragmentText,
  isInviter,
  isJoiner,
  joinerProof,
  newFragment,
} from "../../src/crypto/invitation.ts";
import { personKeyChain, personKeyStatement } from "../../src/crypto/person-key.ts";
import { personKeys } from "../../src/crypto/person-keys.ts";
import { isSignedBy, signed, statementBytes, statementFrom } from "../../src/crypto/statement.ts";
import { bytesOf } from "../../src/ledger/encoding.ts";
import { AT, faulty, newId, newPerson } from "./people.ts";

test("a person's keys in two engagements have nothing in common", async () => {
  const root = randomBytes(32);
  const [here, there] = [await personKeys(root, newId()), await personKeys(root, newId())];
  assert.notDeepEqual(here.signer.public, there.signer.public);
  assert.notEqual(here.recipient, there.recipient);
  assert.equal((await personKeys(root, here.person)).recipient, here.recipient);
});

test("a chain shows whether each key was handed on by the one before", async () => {
  const { id, keys, link } = await newPerson();
  const [second, third] = [
    await personKeys(randomBytes(32), id),
    await personKeys(randomBytes(32), id),
  ];
  const first = await personKeyStatement(keys, null, AT);
  const handed = await personKeyStatement(second, link, AT, keys);
  const two = await personKeyChain(id, [first, handed]);
  const lost = await personKeyStatement(third, two[1] ?? null, AT);
  const chain = await personKeyChain(id, [first, handed, lost]);
  assert.deepEqual(
    chain.map(({ continues }) => continues),
    [true, true, false],
  );
  await assert.rejects(personKeyChain(id, [first, lost]), faulty("not_expected"));
  await assert.rejects(personKeyChain(id, [handed]), faulty("not_expected"));
  await assert.rejects(personKeyChain(newId(), [first]), faulty("not_expected"));
  await assert.rejects(personKeyChain(id, []), faulty("malformed"));
});

test("a key that its owner did not sign is nobody's", async () => {
  const [one, other] = [await newPerson(), await newPerson()];
  const good = await personKeyStatement(one.keys, null, AT);
  const stolen = await personKeyStatement({ ...one.keys, signer: other.keys.signer }, null, AT);
  const relabelled = { ...good, signatures: stolen.signatures };
  await assert.rejects(personKeyChain(one.id, [relabelled]), faulty("not_signed"));
});

test("a statement is signed as this type, in these bytes", async () => {
  const { keys } = await newPerson();
  const statement = await signed("consent", { v: 1, at: AT }, keys.signer);
  const read = statementFrom(statementBytes(statement));
  assert.deepEqual(read, statement);
  assert.equal(await isSignedBy(read, keys.signer.public), true);
  const other = { ...read, type: "consent-withdrawal" } as const;
  assert.equal(await isSignedBy(other, keys.signer.public), false);
  const spaced = { ...read, payload: bytesOf(`${new TextDecoder().decode(read.payload)} `) };
  assert.equal(await isSignedBy(spaced, keys.signer.public), false);
});

test("another key has another 60 digits, another person too", async () => {
  const [one, other] = [await newPerson(), await newPerson()];
  const text = fingerprintText(await fingerprint(one.link.key));
  assert.match(text, /^(\d{5} ){11}\d{5}$/);
  assert.notEqual(fingerprintText(await fingerprint(other.link.key)), text);
  const renamed = { ...one.link.key, person: newId() };
  assert.notEqual(fingerprintText(await fingerprint(renamed)), text);
});

test("an invitation shows the inviter's key to the joiner, and the joiner's to the inviter", async () => {
  const [inviter, joiner, server] = [await newPerson(), await newPerson(), await newPerson()];
  const invitation = newId();
  const fragment = fragmentFrom(fragmentText(await newFragment(inviter.link.key)));
  assert.equal(await isInviter(fragment, inviter.link.key), true);
  assert.equal(await isInviter(fragment, server.link.key), false);
  const { secret } = fragment;
  const proof = await joinerProof(secret, invitation, joiner.link);
  assert.equal(await isJoiner(secret, invitation, joiner.link, proof), true);
  assert.equal(await isJoiner(secret, invitation, server.link, proof), false);
  assert.equal(await isJoiner(secret, newId(), joiner.link, proof), false);
  const guessed = await joinerProof(randomBytes(16), invitation, server.link);
  assert.equal(await isJoiner(secret, invitation, server.link, guessed), false);
});

test("no other fragment is read", () => {
  const part = "A".repeat(22);
  assert.equal(fragmentFrom(`${part}.${part}`).secret.length, 16);
  for (const text of [
    "",
    part,
    `${part}.${part}.${part}`,
    `${part}.AAAA`,
    `${part}.${"/".repeat(22)}`,
  ]) {
    assert.throws(() => fragmentFrom(text), faulty("malformed"), text);
  }
});

test("a disclosure is the consented text for one recipient, from one giver", async () => {
  const [coach, sponsor, stranger] = [await newPerson(), await newPerson(), await newPerson()];
  const about = { disclosure: newId(), from: coach.id, to: sponsor.id, class: "progress", at: AT };
  const { identity, recipient } = sponsor.keys;
  const giver = coach.keys.signer;
  const { statement, file } = await disclose("Objective 2 is met.", about, giver, recipient);
  assert.doesNotMatch(new TextDecoder().decode(statement.payload), /Objective/);
  const opened = await openDisclosure(file, identity, sponsor.id, giver.public);
  assert.equal(opened.text, "Objective 2 is met.");
  assert.equal(opened.disclosure.class, "progress");
  const { public: other } = stranger.keys.signer;
  await assert.rejects(openDisclosure(file, identity, sponsor.id, other), faulty("not_signed"));
  await assert.rejects(
    openDisclosure(file, identity, stranger.id, giver.public),
    faulty("not_expected"),
  );
  await assert.rejects(
    openDisclosure(file, stranger.keys.identity, sponsor.id, giver.public),
    faulty("not_opened"),
  );
});
