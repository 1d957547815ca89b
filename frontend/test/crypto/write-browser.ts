/**
 * Writes vectors/sealing/browser.json: what this seals, for Python to open. Each sealing is another, so the file is written
 * once and kept: `node test/crypto/write-browser.ts`.
 */

import { writeFileSync } from "node:fs";
import { newAccountKey, sealBundle, sealState } from "../../src/crypto/account.ts";
import { epochKey } from "../../src/crypto/circle-keys.ts";
import { disclose } from "../../src/crypto/disclosure.ts";
import { randomBytes, toBase64Url } from "../../src/crypto/encoding.ts";
import { fingerprint, fingerprintText } from "../../src/crypto/fingerprint.ts";
import { grantFile } from "../../src/crypto/grant.ts";
import { fragmentText, joinerProof, newFragment } from "../../src/crypto/invitation.ts";
import { personKeyStatement } from "../../src/crypto/person-key.ts";
import { sealRecord } from "../../src/crypto/record.ts";
import { recoveryCodeText } from "../../src/crypto/recovery-code.ts";
import { newPassphraseParams, passphraseSecret } from "../../src/crypto/secrets.ts";
import { slotBytes, wrap } from "../../src/crypto/slot.ts";
import { type Statement, statementBytes } from "../../src/crypto/statement.ts";
import type { Bytes } from "../../src/ledger/hashing.ts";
import { hexOf } from "../../src/ledger/keys.ts";
import { AT, type Circle, contentBy, newId, type Person, pair } from "./people.ts";

const TEXT = "Objective 2 is met.";
const PASSPHRASE = "fu\u0308nf a\u0308lteste Eschen am See";

const base64 = (content: Bytes) => Buffer.from(content).toString("base64");
const text = (content: Bytes) => new TextDecoder().decode(content);
const written = (statement: Statement) => text(statementBytes(statement));

async function keyOf({ id, keys, link }: Person) {
  const statement = written(await personKeyStatement(keys, null, AT));
  const digits = fingerprintText(await fingerprint(link.key));
  return { person: id, identity: keys.identity, statement, id: link.id, fingerprint: digits };
}

async function envelopes(circle: Circle, author: Person) {
  const words = ["", "Short.", "An ordinary note, zwei Zeilen\nlang 🌿.", "A line.\n".repeat(2000)];
  const envelope = async (words: string, revision: number) => {
    const epoch = revision % 2 === 0 ? 2 : 1;
    const place = { circle: circle.id, record: newId(), revision, class: "shared_notes" };
    const key = await epochKey(circle.secrets[epoch - 1]?.identity ?? "", circle.id, epoch);
    const content = contentBy(author, circle, words);
    const sealed = await sealRecord(content, place, key, author.keys.signer);
    return { place, epoch, content, envelope: base64(sealed) };
  };
  return Promise.all(words.map((words, place) => envelope(words, place + 1)));
}

async function account() {
  const [accountKey, person, code] = [newAccountKey(), newId(), randomBytes(20)];
  const prf = randomBytes(32);
  const params = newPassphraseParams();
  const credential = toBase64Url(randomBytes(33));
  const [one, two, three] = [newId(), newId(), newId()];
  const phrase = passphraseSecret(PASSPHRASE, params);
  const slots = [
    await wrap(accountKey, prf, { person, slot: one, kind: "passkey", params: { credential } }),
    await wrap(accountKey, code, { person, slot: two, kind: "recovery", params: {} }),
    await wrap(accountKey, phrase, { person, slot: three, kind: "passphrase", params }),
  ];
  const bundle = { v: 1, person, seq: 3, roots: [toBase64Url(randomBytes(32))] } as const;
  const heads = { [newId()]: { n: 2, head: "0".repeat(64) } };
  const state = { v: 1, person, counter: 7, pins: {}, heads, settings: { theme: "dark" } } as const;
  return {
    key: hexOf(accountKey),
    person,
    prf: hexOf(prf),
    code: hexOf(code),
    code_text: recoveryCodeText(code),
    passphrase: PASSPHRASE,
    slots: slots.map(slotBytes).map(text),
    bundle: { value: bundle, sealed: base64(await sealBundle(accountKey, bundle)) },
    state: { value: state, sealed: base64(await sealState(accountKey, state)) },
  };
}

async function sealedHere() {
  const { circle, coach, client } = await pair();
  await circle.append(coach, { op: "rotate" });
  const secrets = new Map(circle.secrets.map(({ identity }, place) => [place + 1, identity]));
  const grant = await grantFile(circle.log, client.id, secrets, coach.keys.signer);
  const told = { disclosure: newId(), from: coach.id, to: client.id, class: "progress", at: AT };
  const { recipient } = client.keys;
  const { statement, file } = await disclose(TEXT, told, coach.keys.signer, recipient);
  const fragment = await newFragment(coach.link.key);
  const invitation = newId();
  const proof = await joinerProof(fragment.secret, invitation, client.link);
  return {
    people: { coach: await keyOf(coach), client: await keyOf(client) },
    circle: {
      id: circle.id,
      identities: circle.secrets.map(({ identity }) => identity),
      log: circle.statements.map(written),
      heads: circle.log.map(({ head }) => head),
    },
    envelopes: await envelopes(circle, client),
    grant: base64(grant),
    disclosure: { file: base64(file), statement: written(statement), text: TEXT },
    invitation: { id: invitation, fragment: fragmentText(fragment), proof: hexOf(proof) },
    account: await account(),
  };
}

const about = "Sealed and signed by the browser's code, with the keys that open it.";
const target = new URL("../../../vectors/sealing/browser.json", import.meta.url);
writeFileSync(target, `${JSON.stringify({ about, ...(await sealedHere()) }, null, 1)}\n`);
