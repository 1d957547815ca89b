import assert from "node:assert/strict";
import { test } from "node:test";
import { pathOf } from "../../src/elements/signature-path.ts";

test("strokes become moves and lines in a box of 320 × 100", () => {
  const strokes = [
    [
      { x: 0, y: 0 },
      { x: 320, y: 100 },
    ],
    [
      { x: 640, y: 200 },
      { x: 64, y: 20.6 },
    ],
  ];
  assert.equal(pathOf(strokes, 640, 200), "M0 0L160 50M320 100L32 10");
});

test("the drawing keeps its proportions on a narrow canvas", () => {
  assert.equal(pathOf([[{ x: 300, y: 150 }]], 300, 150), "M200 100L200 100");
});

test("what lies outside is drawn on the edge, and standing still adds nothing", () => {
  const stroke = [
    { x: -5, y: 500 },
    { x: -6, y: 501 },
    { x: 10, y: 10 },
  ];
  assert.equal(pathOf([stroke], 320, 100), "M0 100L10 10");
});

test("no strokes, no path", () => {
  assert.equal(pathOf([], 320, 100), "");
  assert.equal(pathOf([[]], 320, 100), "");
});
