import assert from "node:assert/strict";
import { test } from "node:test";
import { leafHash, nodeHash } from "../../src/ledger/hashing.ts";
import { hexOf } from "../../src/ledger/keys.ts";
import { verifyConsistency, verifyInclusion } from "../../src/ledger/proofs.ts";
import { casesOf, unhexed } from "./vectors.ts";

for (const vector of casesOf("inclusion")) {
  test(`inclusion: ${vector.name}`, async () => {
    const [leaf, root, proof] = [vector.leaf, vector.root, vector.proof].map(unhexed);
    const proves = await verifyInclusion(vector.index, vector.size, leaf, root, proof);
    assert.equal(proves, vector.proves);
  });
}

for (const vector of casesOf("consistency")) {
  test(`consistency: ${vector.name}`, async () => {
    const [oldRoot, newRoot, proof] = [vector.old_root, vector.new_root, vector.proof].map(unhexed);
    const { old_size, new_size } = vector;
    const proves = await verifyConsistency(old_size, new_size, oldRoot, newRoot, proof);
    assert.equal(proves, vector.proves);
  });
}

test("the published roots of one, two and three leaves", async () => {
  const [, one, two, three] = casesOf("roots");
  const [a, b, c] = await Promise.all(unhexed(three?.leaves).map(leafHash));
  const both = await nodeHash(a, b);
  assert.equal(hexOf(a), one?.root);
  assert.equal(hexOf(both), two?.root);
  assert.equal(hexOf(await nodeHash(both, c)), three?.root);
});

test("a proof of any length for the largest tree is answered", async () => {
  const hash = await leafHash(new Uint8Array());
  for (const length of [0, 1, 52, 53, 54]) {
    const proof = Array(length).fill(hash);
    const [index, size] = [Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER];
    assert.equal(await verifyInclusion(index, size, hash, hash, proof), false);
    assert.equal(await verifyConsistency(index, size, hash, hash, proof), false);
  }
});
