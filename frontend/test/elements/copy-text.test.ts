import "../dom.ts";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { CopyText } from "../../src/elements/copy-text.ts";
import { part } from "../../src/elements/part.ts";
import { page, settled } from "../dom.ts";

customElements.define("copy-text", CopyText);

function clipboard(writeText: (words: string) => Promise<void>): void {
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
}

let host: HTMLElement;
beforeEach(() => {
  host = page(`<copy-text data-copied="Copied" data-failed="Select and copy">
    <blockquote data-part="words">It is yours to tell.</blockquote>
    <button data-part="copy"></button><span data-part="status"></span>
  </copy-text>`);
});

test("the words are copied, and it says so", async () => {
  let copied = "";
  clipboard(async (words) => {
    copied = words;
  });
  part(host, "copy").click();
  await settled();
  assert.equal(copied, "It is yours to tell.");
  assert.equal(part(host, "status").textContent, "Copied");
});

test("where copying is not allowed the words are selected", async () => {
  clipboard(() => Promise.reject(new Error("denied")));
  part(host, "copy").click();
  await settled();
  assert.equal(String(getSelection()), "It is yours to tell.");
  assert.equal(part(host, "status").textContent, "Select and copy");
});
