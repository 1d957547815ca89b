import assert from "node:assert/strict";
import { test } from "node:test";
import { type Change, continued, type Mark, marked, type Typed } from "../../src/elements/marks.ts";

/** A text with its selection between two bars, or at one. */
function typed(drawn: string): Typed {
  const [before = "", inside = "", after] = drawn.split("|");
  if (after === undefined)
    return { text: before + inside, start: before.length, end: before.length };
  const start = before.length;
  return { text: before + inside + after, start, end: start + inside.length };
}

function drawn({ text }: Typed, { from, to, insert, start, end }: Change): string {
  const whole = text.slice(0, from) + insert + text.slice(to);
  const middle = start === end ? "|" : `|${whole.slice(start, end)}|`;
  return whole.slice(0, start) + middle + whole.slice(end);
}

test("a button marks what is selected, and takes the same mark off again", () => {
  const cases: readonly (readonly [Mark, string, string])[] = [
    ["bold", "we |said| it", "we **|said|** it"],
    ["bold", "we **|said|** it", "we |said| it"],
    ["bold", "we |**said**| it", "we |said| it"],
    ["bold", "we | it", "we **|** it"],
    ["italic", "we |said| it", "we *|said|* it"],
    ["italic", "we *|said|* it", "we |said| it"],
    ["italic", "we **|said|** it", "we ***|said|*** it"],
    ["italic", "we ***|said|*** it", "we **|said|** it"],
    ["bold", "we ***|said|*** it", "we *|said|* it"],
    ["bold", "we *|said|* it", "we ***|said|*** it"],
    ["list", "a\n|b\nc|\nd", "a\n|- b\n- c|\nd"],
    ["list", "a\n|- b\n- c|\nd", "a\n|b\nc|\nd"],
    ["list", "|1. b\n2. c|", "|- b\n- c|"],
    ["numbers", "|b\nc|", "|1. b\n2. c|"],
    ["numbers", "|1. b\n2. c|", "|b\nc|"],
    ["heading", "one\nt|wo", "one\n## two|"],
    ["heading", "## two|", "two|"],
    ["heading", "# two|", "## two|"],
    ["quote", "|", "> |"],
    ["link", "see |the book|", "see [the book](|https://|)"],
    ["link", "see |", "see [|](https://)"],
  ];
  for (const [mark, before, after] of cases)
    assert.equal(drawn(typed(before), marked(typed(before), mark)), after, `${mark}: ${before}`);
});

test("a new line goes on with a list, and an empty one ends it", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["- a|", "- a\n- |"],
    ["- a| b", "- a\n- | b"],
    ["  * a|", "  * a\n  * |"],
    ["9. a|", "9. a\n10. |"],
    ["2) a|", "2) a\n3) |"],
    ["> a|", "> a\n> |"],
    ["- a\n- |", "- a\n\n|"],
    ["- |", "|"],
  ];
  for (const [before, after] of cases) {
    const change = continued(typed(before));
    assert.equal(change && drawn(typed(before), change), after, before);
  }
  for (const other of ["a|", "|- a", "-a|", "- |a|", "1.5|", "|"])
    assert.equal(continued(typed(other)), null, other);
});
