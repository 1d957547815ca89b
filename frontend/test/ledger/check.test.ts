import assert from "node:assert/strict";
import { test } from "node:test";
import { type Change, judge } from "../../src/ledger/check.ts";
import type { Kept } from "../../src/ledger/kept.ts";
import { type Sent, sentFrom } from "../../src/ledger/sent.ts";
import { act, answer, ENGAGEMENT, LOG, leaves, signer } from "./log.ts";

const PLACE = { log: LOG, engagement: ENGAGEMENT };
const ours = await signer();
const another = await signer();
const acts = [0, 1, 2, 3, 4, 5, 6].map((minute) => act(minute));

type Answer = Awaited<ReturnType<typeof answer>>;

async function kept(size: number, by = ours): Promise<Kept> {
  return { key: by.text, note: await by.note((await leaves(acts)).slice(0, size)) };
}

async function sent(size: number, since = 0, change: Partial<Answer> = {}): Promise<Sent> {
  const read = sentFrom({ ...(await answer(acts, size, since, ours)), ...change });
  assert.ok(read);
  return read;
}

async function changeIn(what: Sent, before: Kept | null): Promise<Change | null> {
  return (await judge(what, before, PLACE)).change;
}

test("what was signed is proven, what came later waits", async () => {
  const { change, signed, lines } = await judge(await sent(5), null, PLACE);
  assert.deepEqual([change, signed?.checkpoint.size, signed?.key], [null, 5, ours.text]);
  const states = lines.map(({ state }) => state);
  assert.deepEqual(states, ["waiting", "waiting", ...Array(5).fill("proven")]);
  assert.equal(lines.at(-1)?.act?.tag, 22);
});

for (const size of [1, 2, 3, 4, 5]) {
  test(`it continues a checkpoint of ${size}`, async () => {
    assert.equal(await changeIn(await sent(5, size), await kept(size)), null);
  });
}

test("before anything was signed all lines wait", async () => {
  const nothing = await sent(0, 0, { key: null, checkpoint: null } as unknown as Partial<Answer>);
  const { change, signed, lines } = await judge(nothing, null, PLACE);
  assert.deepEqual([change, signed], [null, null]);
  assert.ok(lines.every(({ state }) => state === "waiting"));
  assert.equal(await changeIn(nothing, await kept(3)), "gone");
});

test("another key", async () => {
  assert.equal(await changeIn(await sent(5, 3), await kept(3, another)), "key");
});

test("a shorter ledger, and one of another past", async () => {
  assert.equal(await changeIn(await sent(4, 6), await kept(6)), "shorter");
  const edited = [...acts.slice(0, 2), act(59), ...acts.slice(3)];
  for (const size of [3, 5]) {
    const read = sentFrom(await answer(edited, 5, size, ours));
    assert.ok(read);
    assert.equal(await changeIn(read, await kept(size)), "past", `seen ${size}`);
    assert.equal(await changeIn(read, await kept(2)), "past", "a proof from another size");
  }
});

test("no proof of what continues is no continuation", async () => {
  const withheld = await sent(5, 3, { continuation: null });
  assert.equal(await changeIn(withheld, await kept(3)), "past");
});

test("a checkpoint that its key did not sign, or of another ledger", async () => {
  const { text } = ours;
  const foreign = {
    key: text,
    checkpoint: { note: await another.note([]), signed_at: "2026-03-03T10:00:00Z" },
  };
  assert.equal(await changeIn(await sent(5, 0, foreign), null), "unsigned");
  const elsewhere = {
    note: await ours.note(await leaves(acts), "privity/other"),
    signed_at: "2026-03-03T10:00:00Z",
  };
  assert.equal(await changeIn(await sent(5, 0, { checkpoint: elsewhere }), null), "unsigned");
  assert.equal(
    (await judge(await sent(5), null, { ...PLACE, log: "privity/other" })).change,
    "unsigned",
  );
  const rubbish = { note: "rubbish", signed_at: "2026-03-03T10:00:00Z" };
  assert.equal(await changeIn(await sent(5, 0, { checkpoint: rubbish }), null), "unsigned");
});

test("a lost key is checked by the one that was kept, or not at all", async () => {
  const keyless = await sent(5, 3, { key: null } as unknown as Partial<Answer>);
  assert.equal(await changeIn(keyless, await kept(3)), null);
  assert.equal((await judge(keyless, null, PLACE)).unknown, true);
});

/** The answer with one line changed; the others stay. */
async function withLine(place: number, change: Record<string, unknown>): Promise<Sent> {
  const { lines } = await answer(acts, 5, 0, ours);
  return sent(5, 0, {
    lines: lines.map((line, at) => (at === place ? { ...line, ...change } : line)),
  });
}

test("one line that is not what was signed is told, and only it", async () => {
  const changes = [
    { content: act(8).content },
    { content: "{}" },
    { content: act(4, 22, "0b".repeat(16)).content },
    { salt: "A".repeat(43).concat("=") },
    { proof: null },
    { proof: [] },
    { index: 3 },
    { index: 6 },
  ];
  for (const change of changes) {
    const { change: found, lines } = await judge(await withLine(2, change), null, PLACE);
    assert.equal(found, "line", JSON.stringify(change));
    assert.equal(lines[2]?.state, "changed", JSON.stringify(change));
    assert.equal(lines.at(-1)?.state, "proven");
  }
});

test("acts of another engagement are none of this page, though they were signed", async () => {
  const elsewhere = { ...PLACE, engagement: "0f".repeat(16) };
  const { change, lines } = await judge(await sent(5), null, elsewhere);
  assert.equal(change, "line");
  assert.ok(lines.every(({ state }) => state === "changed"));
});

test("what is no answer is none", async () => {
  const good = await answer(acts, 5, 0, ours);
  assert.ok(sentFrom(good));
  const [first = {}] = good.lines;
  const { key: _, ...keyless } = good;
  const changed = (change: object) => ({ ...good, ...change });
  const line = (change: object) => changed({ lines: [{ ...first, ...change }] });
  const signed = (change: object) => changed({ checkpoint: { ...good.checkpoint, ...change } });
  const wrong = [
    ...[null, 1, "", [], {}, keyless],
    ...[
      { more: 1 },
      { key: 1 },
      { checkpoint: {} },
      { checkpoint: "" },
      { continuation: ["x"] },
    ].map(changed),
    ...[{ lines: {} }, { lines: null }, { lines: [null] }, { lines: [[]] }].map(changed),
    ...[{ continuation: {} }, { continuation: Array(201).fill("A".repeat(43).concat("=")) }].map(
      changed,
    ),
    ...[{ more: 1 }, { note: null }, { signed_at: null }, { signed_at: "yesterday" }].map(signed),
    ...["2026-02-30T09:00:00Z", "2026-03-03T09:00:00", "2026-03-03T24:00:00Z"].map((at) =>
      signed({ signed_at: at }),
    ),
    ...[{ more: 1 }, { id: 1 }, { id: "x" }, { salt: "x" }, { salt: null }, { content: null }].map(
      line,
    ),
    ...[-1, 1.5, 2 ** 53, "1", null, Number.NaN].map((index) => line({ index })),
    ...[
      { content: "\ud800" },
      { proof: "" },
      { proof: [1] },
      { proof: ["AAAA"] },
      { proof: undefined },
    ].map(line),
  ];
  for (const json of wrong) assert.equal(sentFrom(json), null, JSON.stringify(json));
});
