import assert from "node:assert/strict";
import { test } from "node:test";
import { facesIn, lettersIn } from "../../build/fonts.ts";

test("a range is its letters", () => {
  assert.equal(lettersIn(" U+0041-0043, U+20AC, U+1F600 "), "ABC€😀");
});

test("each face with letters is a file; one without is somebody else's font", () => {
  const css = `@font-face { src: url("./fonts/inter-latin.woff2") format("woff2"); unicode-range:\n U+41,\n U+42; }
    @font-face { src: local("Arial"); }`;
  assert.deepEqual(facesIn(css), [{ name: "inter-latin", text: "AB" }]);
});
