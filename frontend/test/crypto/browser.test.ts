/** What this sealed once still opens: vectors/sealing/browser.json. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openBundle, openState } from "../../src/crypto/account.ts";
import { epochKey } from "../../src/crypto/circle-keys.ts";
import { authorKey, type CircleLog, replay } from "../../src/crypto/circle-log.ts";
import { openDisclosure } from "../../src/crypto/disclosure.ts";
import { fromBase64Url, fromHex } from "../../src/crypto/encoding.ts";
import { openGrant } from "../../src/crypto/grant.ts";
import { fragmentFrom, isInviter, isJoiner } from "../../src/crypto/invitation.ts";
import { type Link, personKeyChain } from "../../src/crypto/person-key.ts";
import { openRecord } from "../../src/crypto/record.ts";
import { recoveryCodeFrom } from "../../src/crypto/recovery-code.ts";
import { passphraseSecret } from "../../src/crypto/secrets.ts";
import { type Slot, slotFrom, unwrap } from "../../src/crypto/slot.ts";
import { statementFrom } from "../../src/crypto/statement.ts";
import { bytesOf } from "../../src/ledger/encoding.ts";
import { hexOf } from "../../src/ledger/keys.ts";
import { type Case, fromBase64, themeOf } from "./vectors.ts";

const sealed = themeOf("browser");
const { account, circle, disclosure, invitation, people } = sealed;

async function linkOf({ person, statement }: Case): Promise<Link> {
  const [link] = await personKeyChain(person, [statementFrom(bytesOf(statement))]);
  assert.ok(link);
  return link;
}

async function logOf(): Promise<CircleLog> {
  const links = await Promise.all([people.coach, people.client].map(linkOf));
  const statements = circle.log.map((text: string) => statementFrom(bytesOf(text)));
  return replay(circle.id, statements, new Map(links.map(({ id, key }) => [id, key])));
}

test("a grant, and the records that it opens", async () => {
  const log = await logOf();
  const { identity, person } = people.client;
  const secrets = await openGrant(fromBase64(sealed.grant), identity, person, log);
  assert.deepEqual([...secrets.values()], circle.identities);
  for (const { envelope, place, content } of sealed.envelopes) {
    const opened = await openRecord(fromBase64(envelope), place, {
      epochKey: async (epoch) => (await epochKey(secrets.get(epoch) ?? "", circle.id, epoch)).key,
      // The vectors seal one log's author under both epochs: what was written in the older one is sealed again in life.
      authorKey: async (content) => authorKey(log, content, log.at(-1)?.epoch ?? 0),
    });
    assert.deepEqual(opened.content, content);
  }
});

test("a disclosure", async () => {
  const { identity, person } = people.client;
  const giver = fromBase64Url((await linkOf(people.coach)).key.sig);
  const opened = await openDisclosure(fromBase64(disclosure.file), identity, person, giver);
  assert.equal(opened.text, disclosure.text);
});

test("an invitation", async () => {
  const [coach, client] = await Promise.all([people.coach, people.client].map(linkOf));
  assert.ok(coach && client);
  const fragment = fragmentFrom(invitation.fragment);
  assert.equal(await isInviter(fragment, coach.key), true);
  const proof = fromHex(invitation.proof);
  assert.equal(await isJoiner(fragment.secret, invitation.id, client, proof), true);
});

test("slots, bundle and state", async () => {
  const secretOf = (slot: Slot) => {
    if (slot.kind === "recovery") return recoveryCodeFrom(account.code_text);
    if (slot.kind === "passkey") return fromHex(account.prf);
    return passphraseSecret(account.passphrase, slot.params);
  };
  for (const text of account.slots) {
    const slot = slotFrom(bytesOf(text));
    assert.equal(hexOf(await unwrap(slot, secretOf(slot))), account.key);
  }
  const [key, { person, bundle, state }] = [fromHex(account.key), account];
  assert.deepEqual(await openBundle(key, person, 3, fromBase64(bundle.sealed)), bundle.value);
  assert.deepEqual(await openState(key, person, 7, fromBase64(state.sealed)), state.value);
});
