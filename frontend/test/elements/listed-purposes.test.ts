import "../dom.ts";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ListedPurposes } from "../../src/elements/listed-purposes.ts";
import { part } from "../../src/elements/part.ts";
import { happen, page } from "../dom.ts";

customElements.define("listed-purposes", ListedPurposes);

const box = (value: string, words: string, checked = "") =>
  `<label class="check"><input type="checkbox" value="${value}"${checked}>
    <span class="check-text">${words}<small>Why.</small></span></label>`;

beforeEach(() => {
  document.documentElement.lang = "en-gb";
  page(`<listed-purposes data-gap="Helen $& may know it, but only for {purposes}." data-nothing="Nothing goes to Helen.">
    <span data-part="sentence">Helen $& may know it, but only for invoices.</span>
    ${box("scheduling", "planning dates")}${box("billing", "invoices", " checked")}${box("support", "support at work")}
  </listed-purposes>`);
});

const sentence = () => part(document, "sentence").textContent;

function tick(value: string, checked = true): void {
  const input = document.querySelector(`[value=${value}]`) as HTMLInputElement;
  input.checked = checked;
  happen(input, "change");
}

test("as the server wrote it, until something is ticked", () => {
  assert.equal(sentence(), "Helen $& may know it, but only for invoices.");
});

test("the purposes ticked stand in the sentence, in their order", () => {
  tick("scheduling");
  assert.equal(sentence(), "Helen $& may know it, but only for planning dates and invoices.");
  tick("support");
  assert.equal(
    sentence(),
    "Helen $& may know it, but only for planning dates, invoices and support at work.",
  );
});

test("with nothing ticked it says that nothing is open", () => {
  tick("billing", false);
  assert.equal(sentence(), "Nothing goes to Helen.");
});
