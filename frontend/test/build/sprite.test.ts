import assert from "node:assert/strict";
import { test } from "node:test";
import { iconsIn, spriteOf, symbolOf } from "../../build/sprite.ts";

test("a list names icons, with remarks, empty lines and other names", () => {
  assert.deepEqual(iconsIn("# head\nlock\n\nrule-never = minus  # a line\n"), [
    { id: "lock", file: "lock" },
    { id: "rule-never", file: "minus" },
  ]);
});

test("a symbol keeps the drawing and drops colour, size and licence remark", () => {
  const svg =
    '<!-- @license -->\n<svg\n  class="x"\n  stroke="currentColor"\n>\n  <path d="M5 12h14" />\n</svg>\n';
  assert.equal(
    symbolOf("rule-never", svg),
    '<symbol id="rule-never" viewBox="0 0 24 24"><path d="M5 12h14" /></symbol>',
  );
});

test("what is no drawing stops the build", () => {
  assert.throws(() => symbolOf("lock", "nothing"), /lock/);
});

test("a sprite holds each icon once, and says whose drawings they are", () => {
  const sprite = spriteOf([{ id: "a", file: "b" }], (file) => `<svg><path id="${file}"/></svg>`);
  assert.match(
    sprite,
    /^<svg xmlns=.*\n<!-- .*lucide.*ISC.*-->\n<symbol id="a".*id="b".*<\/symbol>\n<\/svg>\n$/,
  );
});
