import assert from "node:assert/strict";
import { test } from "node:test";
import { open, seal, sealingKey } from "../../src/crypto/aead.ts";
import { isSigned, isSound, signerFrom } from "../../src/crypto/ed25519.ts";
import { fromBase64Url, fromHex, randomBytes, toBase64Url } from "../../src/crypto/encoding.ts";
import { canonicalBytes, type Guard, type Json, readCanonical } from "../../src/crypto/json.ts";
import { isPadded, MOST, pad, padded, unpad } from "../../src/crypto/padding.ts";
import { isInstant, isWord } from "../../src/crypto/shape.ts";
import { bytesOf } from "../../src/ledger/encoding.ts";
import { hexOf } from "../../src/ledger/keys.ts";
import { faulty } from "./people.ts";

const isAny: Guard<Json> = (value): value is Json => value !== undefined;

test("a canonical text reads back", () => {
  const value = { b: [1, "ä", true, null], a: { "": -(2 ** 53) + 1 } };
  assert.deepEqual(readCanonical(canonicalBytes(value), isAny), value);
});

test("no other text does", () => {
  const texts = [
    [
      '{"a":1,"a":1}',
      '{"a":1,"a":2}',
      '{"b":1,"a":2}',
      '{"a": 1}',
      "[1.0]",
      "[1e2]",
      "[-0]",
      "[1.5]",
    ],
    [
      "[9007199254740992]",
      '["\\ud800"]',
      '["\\u0041"]',
      "[1,]",
      "",
      "nul",
      "\ufeff[1]",
      '{"__proto__":1.5}',
    ],
    ["[".repeat(20) + "]".repeat(20), "[".repeat(100_000) + "]".repeat(100_000)],
  ].flat();
  for (const text of texts) {
    assert.throws(
      () => readCanonical(bytesOf(text), isAny),
      faulty("malformed"),
      text.slice(0, 40),
    );
  }
  assert.throws(() => readCanonical(Uint8Array.of(0x22, 0xff, 0x22), isAny), faulty("malformed"));
});

test("base64url and hex have one form", () => {
  for (const length of [0, 1, 2, 3, 32]) {
    const bytes = randomBytes(length);
    assert.deepEqual(fromBase64Url(toBase64Url(bytes), length), bytes);
    assert.deepEqual(fromHex(hexOf(bytes)), bytes);
  }
  for (const text of ["A", "AB", "AA==", "A+", "A A", "ä", "AA\n"]) {
    assert.throws(() => fromBase64Url(text), faulty("malformed"), text);
  }
  for (const text of ["A", "AA", "0", "0g", " 00"]) {
    assert.throws(() => fromHex(text), faulty("malformed"), text);
  }
});

test("padding comes off again, and shows at most 12 % more than was there", () => {
  for (const length of [0, 1, 254, 255, 256, 257, 1000, 65_535, 65_536, 123_456]) {
    const content = new Uint8Array(length).fill(0x80);
    const whole = pad(content);
    assert.ok(isPadded(whole.length) && whole.length <= Math.max(256, (length + 1) * 1.12));
    assert.deepEqual(unpad(whole), content);
  }
  assert.throws(() => pad(new Uint8Array(MOST)), faulty("malformed"));
});

test("padding has one form", () => {
  const wrong = [
    new Uint8Array(256),
    new Uint8Array(0),
    pad(new Uint8Array(300).fill(7)).slice(0, 301),
    Uint8Array.from([...pad(new Uint8Array(10)), 0]),
    Uint8Array.from([...pad(new Uint8Array(10)).slice(0, 255), 1]),
    Uint8Array.from([0x80, ...new Uint8Array(271)]),
  ];
  for (const whole of wrong) assert.throws(() => unpad(whole), faulty("malformed"));
  assert.deepEqual([255, 257, 259, MOST + 1, padded(MOST + 1)].filter(isPadded), []);
});

test("AES-GCM is bound to what stands beside", async () => {
  const key = await sealingKey(randomBytes(32));
  const sealed = await seal(key, bytesOf("words"), bytesOf("here"));
  assert.deepEqual(await open(key, sealed, bytesOf("here")), bytesOf("words"));
  await assert.rejects(open(key, sealed, bytesOf("there")), faulty("not_opened"));
  assert.equal(key.extractable, false);
});

test("a signature is of one message and one key", async () => {
  const [one, other] = [await signerFrom(randomBytes(32)), await signerFrom(randomBytes(32))];
  const signature = await one.sign(bytesOf("yes"));
  assert.equal(await isSigned(one.public, bytesOf("yes"), signature), true);
  assert.equal(await isSigned(one.public, bytesOf("no"), signature), false);
  assert.equal(await isSigned(other.public, bytesOf("yes"), signature), false);
  assert.equal(await isSigned(one.public, bytesOf("yes"), signature.slice(1)), false);
});

test("a key under which one signature fits any message is no key", async () => {
  const small = fromHex(`01${"00".repeat(31)}`);
  const forged = Uint8Array.from([...small, ...new Uint8Array(32)]);
  assert.equal(await isSigned(small, bytesOf("anything"), forged), false);
  assert.equal(isSound(fromHex(`ee${"ff".repeat(30)}7f`)), false);
  assert.equal(isSound(new Uint8Array(31)), false);
});

test("instants are on the calendar", () => {
  assert.equal(isInstant("2028-02-29T23:59:59Z"), true);
  const wrong = [
    "2026-02-29T00:00:00Z",
    "2026-01-01T24:00:00Z",
    "0000-01-01T00:00:00Z",
    "2026-01-01T00:00:00.5Z",
    "2026-01-01",
  ];
  for (const text of [...wrong, "2026-01-01T00:00:00+00:00", 5])
    assert.equal(isInstant(text), false);
  assert.deepEqual(["shared_notes", "Shared", "_a", ""].map(isWord), [true, false, false, false]);
});
