import "../dom.ts";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { BoundaryMatrix } from "../../src/elements/boundary-matrix.ts";
import { part } from "../../src/elements/part.ts";
import { happen, page } from "../dom.ts";

customElements.define("boundary-matrix", BoundaryMatrix);

let select: HTMLSelectElement;
beforeEach(() => {
  page(`<main><boundary-matrix>
    <div class="matrix-cell">
      <span data-part="shown"><span class="rule consent"><svg><use href="/s.svg#rule-consent"></use></svg>With consent</span></span>
      <select name="cells.progress.sponsor">
        <option value="consent" data-sentence="Only what you consent to." data-usual selected>With consent</option>
        <option value="client_only" data-sentence="Only you tell.">Only the client tells</option>
      </select>
      <small data-part="changed" hidden>usually: With consent</small>
    </div>
    <output data-part="words"></output>
  </boundary-matrix>
  <p data-sentence-for="cells.progress.sponsor">Only what you consent to.</p></main>`);
  select = document.querySelector("select") as HTMLSelectElement;
});

const cell = () => document.querySelector(".matrix-cell") as HTMLElement;
const clause = () => document.querySelector("[data-sentence-for]")?.textContent;
const words = () => part(document, "words").textContent;

function choose(rule: string): void {
  select.value = rule;
  happen(select, "change");
}

test("looking at a cell shows its sentence and changes nothing", () => {
  happen(select, "focusin");
  assert.equal(words(), "Only what you consent to.");
  assert.equal(cell().classList.contains("changed"), false);
});

test("another choice shows its word, icon and sentence, and that it is not the usual one", () => {
  choose("client_only");
  const chip = document.querySelector(".rule");
  assert.equal(chip?.className, "rule client_only");
  assert.equal(chip?.textContent, "Only the client tells");
  assert.equal(chip?.querySelector("use")?.getAttribute("href"), "/s.svg#rule-client_only");
  assert.equal(words(), "Only you tell.");
  assert.equal(clause(), "Only you tell.");
  assert.equal(cell().classList.contains("changed"), true);
  assert.equal(part(cell(), "changed").hidden, false);
});

test("back to the usual choice, the mark goes", () => {
  choose("client_only");
  choose("consent");
  assert.equal(cell().classList.contains("changed"), false);
  assert.equal(part(cell(), "changed").hidden, true);
  assert.equal(clause(), "Only what you consent to.");
});

test("a choice that was made before the script came is shown too", () => {
  const matrix = document.querySelector("boundary-matrix") as HTMLElement;
  const around = matrix.parentElement as HTMLElement;
  matrix.remove();
  select.value = "client_only";
  around.prepend(matrix);
  assert.equal(clause(), "Only you tell.");
  assert.equal(cell().classList.contains("changed"), true);
});
