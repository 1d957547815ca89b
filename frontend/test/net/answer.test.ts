import assert from "node:assert/strict";
import { test } from "node:test";
import { answerFrom, errorFrom } from "../../src/net/answer.ts";

const full = {
  outcome: "client_only",
  word: "Only Amara can tell",
  sentence: "Amara may tell Jonas herself.",
  reasons: [{ text: "You agreed so.", source: "Clause 7" }, { text: "The review is overdue." }],
  notes: ["It may fail."],
  next_step: {
    text: "Hand it back.",
    scripts: [{ title: "To encourage Amara", words: "It is yours to tell." }],
  },
};

test("a whole answer", () => {
  assert.deepEqual(answerFrom(full), {
    outcome: "client_only",
    word: "Only Amara can tell",
    sentence: "Amara may tell Jonas herself.",
    reasons: [
      { text: "You agreed so.", source: "Clause 7" },
      { text: "The review is overdue.", source: "" },
    ],
    notes: ["It may fail."],
    step: "Hand it back.",
    scripts: [{ title: "To encourage Amara", words: "It is yours to tell." }],
  });
});

test("an answer without reasons or next step", () => {
  const answer = answerFrom({ outcome: "allow", word: "Yes", sentence: "You may." });
  assert.deepEqual(
    [answer?.reasons, answer?.notes, answer?.step, answer?.scripts],
    [[], [], "", []],
  );
});

test("what is no answer is none", () => {
  const { outcome, ...without } = full;
  const strange = [
    null,
    "allow",
    [],
    {},
    without,
    { ...full, outcome: 'x" onload="' },
    { ...full, word: 7 },
  ];
  for (const json of strange) assert.equal(answerFrom(json), null, JSON.stringify(json));
});

test("parts of another kind are left out", () => {
  const answer = answerFrom({ ...full, reasons: "many", notes: [{}], next_step: "now" });
  assert.deepEqual([answer?.reasons, answer?.notes, answer?.step], [[], [""], ""]);
});

test("the line of an error, or nothing", () => {
  assert.equal(errorFrom({ code: "invalid", message: "Choose a person." }), "Choose a person.");
  for (const json of [null, {}, { message: 5 }]) assert.equal(errorFrom(json), "");
});
