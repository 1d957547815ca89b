import assert from "node:assert/strict";
import { test } from "node:test";
import { checkpointFrom, cosignedAt } from "../../src/ledger/checkpoint.ts";
import { bytesOf, toBase64 } from "../../src/ledger/encoding.ts";
import { hasSigned, hexOf, type Key, keyFrom, NOTE } from "../../src/ledger/keys.ts";
import { isSignedBy, noteFrom, noteText } from "../../src/ledger/note.ts";
import { isProven, receiptFrom } from "../../src/ledger/receipt.ts";
import { casesOf, contentOf, unhexed } from "./vectors.ts";

async function known(text: string): Promise<Key> {
  const key = await keyFrom(text);
  assert.ok(key);
  return key;
}

for (const vector of casesOf("keys")) {
  test(`key: ${vector.name}`, async () => {
    const key = await keyFrom(vector.key);
    const read = key && [key.name, hexOf(key.id), key.kind];
    assert.deepEqual(read, vector.refused ? null : [vector.key_name, vector.id, vector.kind]);
  });
}

for (const vector of casesOf("notes")) {
  test(`note: ${vector.name}`, async () => {
    const note = noteFrom(contentOf(vector, "note"));
    if (vector.refused) return assert.equal(note, null);
    assert.ok(note);
    assert.deepEqual([note.text, note.signatures.length], [vector.text, vector.signatures]);
    assert.equal(await isSignedBy(note, await known(vector.key)), vector.signed);
    assert.equal(noteText(note), vector.note);
  });
}

for (const vector of casesOf("checkpoints")) {
  test(`checkpoint: ${vector.name}`, () => {
    const { origin, size, root, extensions } = vector;
    const found = checkpointFrom(vector.text);
    const read = found && { ...found, root: toBase64(found.root) };
    assert.deepEqual(read, vector.refused ? null : { origin, size, root, extensions });
  });
}

for (const vector of casesOf("cosignatures")) {
  test(`cosignature: ${vector.name}`, async () => {
    const note = noteFrom(contentOf(vector, "note"));
    assert.ok(note);
    assert.equal(await cosignedAt(note, await known(vector.witness)), vector.at);
  });
}

for (const vector of casesOf("receipts")) {
  test(`receipt: ${vector.name}`, async () => {
    const receipt = receiptFrom(contentOf(vector, "receipt"));
    if (vector.refused) return assert.equal(receipt, null);
    assert.ok(receipt);
    assert.deepEqual([receipt.index, toBase64(receipt.extra)], [vector.index, vector.extra]);
    const proven = await isProven(receipt, unhexed(vector.leaf), await known(vector.key));
    assert.equal(proven, vector.proven);
  });
}

test("a key that is no point signs nothing", async () => {
  for (const byte of [0, 255]) {
    const bytes = new Uint8Array(32).fill(byte);
    const key: Key = { name: "a", kind: NOTE, public: bytes, id: bytes.slice(0, 4) };
    assert.equal(await hasSigned(key, bytesOf(""), new Uint8Array(64).fill(255)), false);
  }
});

test("a text that is too long is no note", () => {
  const [vector] = casesOf("notes");
  const note = contentOf(vector ?? {}, "note");
  const long = Uint8Array.from([...new Uint8Array(1_000_000 - note.length + 1).fill(97), ...note]);
  assert.equal(noteFrom(long), null);
  assert.ok(noteFrom(long.slice(1)));
});

test("one changed byte anywhere is refused or writes back the same", () => {
  const good = contentOf(casesOf("receipts")[0] ?? {}, "receipt");
  const note = good.slice(good.indexOf(10, good.length - 250) + 1);
  for (const place of note.keys()) {
    const changed = note.slice();
    changed[place] = (changed[place] ?? 0) ^ 4;
    const read = noteFrom(changed);
    assert.ok(read === null || noteText(read) === new TextDecoder().decode(changed));
  }
});
