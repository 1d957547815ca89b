import "../dom.ts";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { keep, keptFrom, storedOf } from "../../src/ledger/kept.ts";
import { act, LOG, leaves, signer } from "./log.ts";

const ours = await signer();
const note = await ours.note(await leaves([act(0)]));
const kept = { key: ours.text, note };

beforeEach(() => localStorage.clear());

test("what was kept is there again, for this ledger only", () => {
  assert.equal(storedOf(LOG), null);
  assert.equal(keep(LOG, null, kept), true);
  assert.deepEqual(keptFrom(storedOf(LOG)), kept);
  assert.equal(storedOf("privity/other"), null);
});

test("nothing takes the place of what another page has kept meanwhile", () => {
  keep(LOG, null, kept);
  const there = storedOf(LOG);
  assert.equal(keep(LOG, null, { ...kept, key: "other" }), false);
  assert.equal(storedOf(LOG), there);
});

test("what is no checkpoint was not kept", () => {
  for (const stored of [null, "", "{}", "1", "null", "[]", '{"key":"k","note":"n"}', '{"key":1}']) {
    assert.equal(keptFrom(stored), null, String(stored));
  }
});
