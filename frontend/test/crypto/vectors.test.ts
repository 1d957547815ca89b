import assert from "node:assert/strict";
import { test } from "node:test";
import { epochKey } from "../../src/crypto/circle-keys.ts";
import { type CircleLog, type KnownKeys, replay } from "../../src/crypto/circle-log.ts";
import { openDisclosure } from "../../src/crypto/disclosure.ts";
import { fromBase64Url, fromHex, toBase64Url } from "../../src/crypto/encoding.ts";
import { must } from "../../src/crypto/errors.ts";
import { fingerprint, fingerprintText } from "../../src/crypto/fingerprint.ts";
import { openGrant } from "../../src/crypto/grant.ts";
import { fragmentFrom, isInviter, isJoiner } from "../../src/crypto/invitation.ts";
import { isPadded, padded } from "../../src/crypto/padding.ts";
import { type Link, personKeyChain } from "../../src/crypto/person-key.ts";
import { personKeys } from "../../src/crypto/person-keys.ts";
import { openRecord, type Readable } from "../../src/crypto/record.ts";
import { recoveryCodeFrom, recoveryCodeText } from "../../src/crypto/recovery-code.ts";
import { passphraseSecret } from "../../src/crypto/secrets.ts";
import { type Slot, slotFrom, unwrap } from "../../src/crypto/slot.ts";
import {
  isSignedBy,
  type Statement,
  statementFrom,
  statementId,
} from "../../src/crypto/statement.ts";
import { bytesOf } from "../../src/ledger/encoding.ts";
import type { Bytes } from "../../src/ledger/hashing.ts";
import { hexOf } from "../../src/ledger/keys.ts";
import { type Case, casesOf, fromBase64, REFUSED, themeOf } from "./vectors.ts";

const read = (text: string) => statementFrom(bytesOf(text));

for (const vector of casesOf("padding")) {
  test(`padding: ${vector.name}`, () => {
    if (vector.refused) return assert.equal(isPadded(vector.length), false);
    assert.equal(padded(vector.length), vector.padded);
    assert.equal(isPadded(vector.padded), true);
  });
}

for (const vector of casesOf("recovery-codes")) {
  test(`recovery code: ${vector.name}`, () => {
    if (vector.refused) return assert.throws(() => recoveryCodeFrom(vector.typed), REFUSED);
    const code = recoveryCodeFrom(vector.typed);
    assert.deepEqual([hexOf(code), recoveryCodeText(code)], [vector.code, vector.text]);
  });
}

for (const vector of casesOf("derived-keys")) {
  test(`keys of the ${vector.name}`, async () => {
    const keys = await personKeys(fromHex(vector.root), vector.person);
    const { identity, recipient, signer } = keys;
    const [sig, wanted] = [toBase64Url(signer.public), vector];
    assert.deepEqual([identity, recipient, sig], [wanted.identity, wanted.enc, wanted.sig]);
    const key = {
      v: 1,
      person: wanted.person,
      seq: 1,
      enc: recipient,
      sig,
      prev: null,
      at: "",
    } as const;
    assert.equal(fingerprintText(await fingerprint(key)), wanted.fingerprint);
  });
}

for (const vector of casesOf("invitations")) {
  test(`invitation: ${vector.name}`, async () => {
    const fragment = fragmentFrom(vector.fragment);
    const { inviter_person: person, inviter: sig, inviter_enc: enc } = vector;
    const inviter = { v: 1, person, seq: 1, enc, sig, prev: null, at: "" } as const;
    assert.equal(await isInviter(fragment, inviter), vector.is_inviter);
    const joiner: Link = { id: vector.joiner_key, key: inviter, continues: true };
    const proof = fromHex(vector.proof);
    const answer = await isJoiner(fragment.secret, vector.invitation, joiner, proof);
    assert.equal(answer, vector.is_joiner);
  });
}

for (const vector of casesOf("statements")) {
  test(`statement: ${vector.name}`, async () => {
    if (vector.refused) return assert.throws(() => read(vector.statement), REFUSED);
    const statement = read(vector.statement);
    const { type, payload } = statement;
    const told = [type, new TextDecoder().decode(payload), await statementId(statement)];
    assert.deepEqual(told, [vector.type, vector.payload, vector.id]);
    const signer = fromBase64Url(vector.signer);
    assert.equal(await isSignedBy(statement, signer), vector.signed);
  });
}

for (const vector of casesOf("person-keys")) {
  test(`person key: ${vector.name}`, async () => {
    const chain = async () => personKeyChain(vector.person, vector.statements.map(read));
    if (vector.refused) return assert.rejects(chain(), REFUSED);
    const told = (await chain()).map(async ({ id, key, continues }) => {
      return { id, seq: key.seq, continues, fingerprint: fingerprintText(await fingerprint(key)) };
    });
    assert.deepEqual(await Promise.all(told), vector.chain);
  });
}

const circles = themeOf("circle-logs");

/** By id; the coach's two are one chain. */
async function knownKeys(): Promise<KnownKeys> {
  const [coach, client, supervisor, second] = circles.keys.map(read);
  const chains = [[coach, second], [client], [supervisor]].map((statements) =>
    personKeyChain(personOf(statements[0]), statements),
  );
  return new Map((await Promise.all(chains)).flat().map(({ id, key }) => [id, key]));
}

function personOf({ payload }: Statement): string {
  return JSON.parse(new TextDecoder().decode(payload)).person;
}

async function logOf({ circle, log }: Case): Promise<CircleLog> {
  const statements = log.map((place: number) => circles.statements[place]).map(read);
  return replay(circle, statements, await knownKeys());
}

for (const vector of casesOf("circle-logs")) {
  test(`circle log: ${vector.name}`, async () => {
    if (vector.refused) return assert.rejects(logOf(vector), REFUSED);
    const told = (await logOf(vector)).map(({ n, head, epoch, members }) => {
      const keepers = [...members].map(([person, { keeper }]) => [person, keeper]);
      return { n, head, epoch, members: Object.fromEntries(keepers) };
    });
    assert.deepEqual(told, vector.states);
  });
}

const { place, identities, authors } = themeOf("envelopes");
const readable: Readable = {
  epochKey: async (epoch) => (await epochKey(identities[epoch], place.circle, epoch)).key,
  authorKey: async ({ author }) => {
    must(Object.hasOwn(authors, author), "not_allowed");
    return fromHex(authors[author]);
  },
};

for (const vector of casesOf("envelopes")) {
  test(`envelope: ${vector.name}`, async () => {
    const opened = openRecord(fromBase64(vector.envelope), place, readable);
    if (vector.refused) return assert.rejects(opened, REFUSED);
    assert.deepEqual((await opened).content, vector.content);
  });
}

function secretOf(slot: Slot, typed: string): Bytes {
  if (slot.kind === "recovery") return recoveryCodeFrom(typed);
  return slot.kind === "passkey" ? fromHex(typed) : passphraseSecret(typed, slot.params);
}

for (const vector of casesOf("slots")) {
  test(`slot: ${vector.name}`, async () => {
    const opened = async () => {
      const slot = slotFrom(bytesOf(vector.slot));
      return unwrap(slot, secretOf(slot, vector.typed ?? "long enough, but never asked"));
    };
    if (vector.account_key === undefined) return assert.rejects(opened(), REFUSED);
    assert.equal(hexOf(await opened()), vector.account_key);
  });
}

for (const vector of casesOf("grants")) {
  test(`grant: ${vector.name}`, async () => {
    const { identity, to } = themeOf("grants");
    const log = await logOf(circles.cases.find(({ name }: Case) => name === "two"));
    const opened = openGrant(fromBase64(vector.file), identity, to, log);
    if (vector.refused) return assert.rejects(opened, REFUSED);
    assert.deepEqual(Object.fromEntries(await opened), { "1": identities["1"] });
  });
}

for (const vector of casesOf("disclosures")) {
  test(`disclosure: ${vector.name}`, async () => {
    const { identity, to, giver } = themeOf("disclosures");
    const file = fromBase64(vector.file);
    const opened = openDisclosure(file, identity, to, fromBase64Url(giver));
    if (vector.refused) return assert.rejects(opened, REFUSED);
    assert.equal((await opened).text, JSON.parse(vector.inside).text);
  });
}
