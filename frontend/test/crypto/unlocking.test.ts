import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Bundle,
  newAccountKey,
  openBundle,
  openState,
  type State,
  sealBundle,
  sealState,
} from "../../src/crypto/account.ts";
import { randomBytes, toBase64Url } from "../../src/crypto/encoding.ts";
import { recoveryCodeFrom, recoveryCodeText } from "../../src/crypto/recovery-code.ts";
import {
  newPassphraseParams,
  passkeySecret,
  passphraseSecret,
  prfInput,
} from "../../src/crypto/secrets.ts";
import { type Empty, slotBytes, slotFrom, unwrap, wrap } from "../../src/crypto/slot.ts";
import { bytesOf } from "../../src/ledger/encoding.ts";
import { AT, faulty, newId } from "./people.ts";

const PASSPHRASE = "a lake beneath the moss";

function empties(): { [kind: string]: Empty } {
  const [person, slot] = [newId(), newId()];
  const credential = toBase64Url(randomBytes(40));
  return {
    passkey: { person, slot, kind: "passkey", params: { credential } },
    recovery: { person, slot, kind: "recovery", params: {} },
    passphrase: { person, slot, kind: "passphrase", params: newPassphraseParams() },
  };
}

for (const [kind, empty] of Object.entries(empties())) {
  test(`a slot (${kind}) gives the account key back to its secret only, in its place only`, async () => {
    const [accountKey, secret] = [newAccountKey(), randomBytes(32)];
    const slot = slotFrom(slotBytes(await wrap(accountKey, secret, empty)));
    assert.deepEqual(await unwrap(slot, secret), accountKey);
    await assert.rejects(unwrap(slot, randomBytes(32)), faulty("not_opened"));
    await assert.rejects(unwrap({ ...slot, person: newId() }, secret), faulty("not_opened"));
    await assert.rejects(unwrap({ ...slot, slot: newId() }, secret), faulty("not_opened"));
    const first = slot.w.startsWith("A") ? "B" : "A";
    const forged = { ...slot, w: first + slot.w.slice(1) };
    await assert.rejects(unwrap(forged, secret), faulty("not_opened"));
  });
}

test("a recovery code opens its slot as it was typed", async () => {
  const code = randomBytes(20);
  const text = recoveryCodeText(code);
  assert.match(text, /^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{2}$/);
  const typed = ` ${text.toLowerCase().replaceAll("0", "o").replaceAll("1", "l").replaceAll("-", " ")}`;
  assert.deepEqual(recoveryCodeFrom(typed), code);
});

test("one slip in a code, or two neighbours that changed places, is found", () => {
  const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const code = recoveryCodeText(randomBytes(20)).replaceAll("-", "");
  for (const at of [...code].keys()) {
    for (const other of alphabet) {
      if (other === code[at]) continue;
      const slip = code.slice(0, at) + other + code.slice(at + 1);
      assert.throws(() => recoveryCodeFrom(slip), faulty("mistyped"), slip);
    }
    const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
    if (swapped === code || at > 32) continue;
    assert.throws(() => recoveryCodeFrom(swapped), faulty("mistyped"), swapped);
  }
  for (const text of ["", code.slice(1), `${code}0`, `U${code.slice(1)}`]) {
    assert.throws(() => recoveryCodeFrom(text), faulty("mistyped"));
  }
});

test("a passphrase is stretched the same however its accents are typed", () => {
  const params = newPassphraseParams();
  const composed = passphraseSecret("f\u00fcnf \u00e4lteste Eschen", params);
  assert.deepEqual(passphraseSecret("fu\u0308nf a\u0308lteste Eschen", params), composed);
});

test("no server talks it into less", () => {
  const params = newPassphraseParams();
  const weaker = [{ n: 2 ** 16 }, { r: 4 }, { p: 0 }];
  for (const change of weaker) {
    assert.throws(() => passphraseSecret(PASSPHRASE, { ...params, ...change }), faulty("too_weak"));
  }
  const endless = [{ n: 2 ** 24 }, { n: 2 ** 17 + 1 }, { r: 1024 }, { p: 99 }];
  for (const change of endless) {
    assert.throws(
      () => passphraseSecret(PASSPHRASE, { ...params, ...change }),
      faulty("malformed"),
    );
  }
  assert.throws(() => passphraseSecret("too short", params), faulty("too_weak"));
});

test("a passkey's output is 32 bytes; its input never changes", async () => {
  assert.deepEqual(passkeySecret(new Uint8Array(32).fill(1).buffer), new Uint8Array(32).fill(1));
  assert.throws(() => passkeySecret(new Uint8Array(31)), faulty("malformed"));
  assert.equal(toBase64Url(await prfInput()), "cX1BXjtNZ3wB_7SrJvZmEJArVne1KA4GtlsqLiBiIKc");
});

test("bundle and state open for their owner at their number only", async () => {
  const [key, person] = [newAccountKey(), newId()];
  const bundle: Bundle = { v: 1, person, seq: 2, roots: [toBase64Url(randomBytes(32))] };
  const sealed = await sealBundle(key, bundle);
  assert.deepEqual(await openBundle(key, person, 2, sealed), bundle);
  await assert.rejects(openBundle(key, person, 1, sealed), faulty("not_opened"));
  await assert.rejects(openBundle(key, newId(), 2, sealed), faulty("not_opened"));
  await assert.rejects(openBundle(newAccountKey(), person, 2, sealed), faulty("not_opened"));
  await assert.rejects(openState(key, person, 2, sealed), faulty("not_opened"));
});

test("the size of a state does not tell how many people somebody knows", async () => {
  const [key, person] = [newAccountKey(), newId()];
  const empty: State = { v: 1, person, counter: 1, pins: {}, heads: {}, settings: {} };
  const pin = { key: "0".repeat(64), how: "compared", at: AT } as const;
  const one = { ...empty, pins: { [newId()]: pin } };
  assert.deepEqual(await openState(key, person, 1, await sealState(key, one)), one);
  const sizes = [empty, one].map(async (state) => (await sealState(key, state)).length);
  assert.equal(...((await Promise.all(sizes)) as [number, number]));
});

test("no slot of another form is read", async () => {
  const empty = empties().recovery as Empty;
  const slot = await wrap(newAccountKey(), randomBytes(20), empty);
  const text = new TextDecoder().decode(slotBytes(slot));
  const wrong = [
    text.replace('"s":1', '"s":2'),
    text.replace("recovery", "fingers"),
    text.replace('"params":{}', '"params":{"n":1}'),
    text.replace('"w":"', '"w":"AAAA'),
    "{}",
  ];
  for (const one of wrong) assert.throws(() => slotFrom(bytesOf(one)), faulty("malformed"), one);
});
