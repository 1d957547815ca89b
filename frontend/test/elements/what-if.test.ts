import "../dom.ts";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { part } from "../../src/elements/part.ts";
import { WhatIf } from "../../src/elements/what-if.ts";
import { happen, page, settled } from "../dom.ts";

customElements.define("what-if", WhatIf);

const answer = {
  outcome: "client_only",
  word: "Only <b>Amara</b> can tell",
  sentence: "Amara may tell Jonas.",
  reasons: [{ text: "You agreed so.", source: "Clause 7" }],
  notes: [],
  next_step: {
    text: "Hand it back.",
    scripts: [
      { title: "To Amara: ", words: "It is yours to tell." },
      { title: "To Jonas: ", words: "Ask Amara." },
    ],
  },
};
const parts = ["sentence", "step", "review"].map((name) => `<p data-part="${name}"></p>`).join("");
const lists = `<div data-part="why"><ul data-part="reasons"></ul></div><div data-part="remember"><ul data-part="notes"></ul></div>`;

let host: HTMLElement;
const answers: (() => Promise<unknown>)[] = [];
const realFetch = globalThis.fetch;

beforeEach(() => {
  globalThis.fetch = async () =>
    ({ json: (await answers.shift()) ?? (() => null) }) as unknown as Response;
  host = page(`<what-if data-url="/what-if">
    <form><input name="csrfmiddlewaretoken" value="t"><select name="kind"><option value="progress">x</option></select></form>
    <div data-part="place"></div>
    <template data-part="blank"><div class="answer" data-part="answer">
      <svg><use href="/s.svg#outcome-deny"></use></svg><b data-part="word"></b>
      ${lists}<div data-part="next">${parts}<div data-part="wording"><details data-part="script"><summary data-part="title"></summary><p data-part="words"></p></details></div></div>
    </div></template>
    <p data-part="problem" data-failed="No answer came." hidden></p>
  </what-if>`);
});
afterEach(() => {
  globalThis.fetch = realFetch;
  answers.length = 0;
});

async function ask(): Promise<void> {
  happen(host.querySelector("select") as Element, "change");
  await settled();
}

test("the answer is drawn in text, with its icon, without what it lacks", async () => {
  answers.push(async () => answer);
  await ask();
  const place = part(host, "place");
  assert.equal(place.querySelector(".answer")?.className, "answer client_only");
  assert.equal(part(place, "word").textContent, "Only <b>Amara</b> can tell");
  assert.equal(place.querySelector("use")?.getAttribute("href"), "/s.svg#outcome-client_only");
  assert.equal(part(place, "reasons").textContent, "You agreed so. Clause 7");
  assert.equal(part(place, "remember").hidden, true);
  const scripts = [...place.querySelectorAll('[data-part="script"]')].map((one) => one.textContent);
  assert.deepEqual(scripts, ["To Amara: It is yours to tell.", "To Jonas: Ask Amara."]);
  assert.equal(host.hasAttribute("data-busy"), false);
});

test("a second answer takes the place of the first", async () => {
  answers.push(
    async () => answer,
    async () => ({ ...answer, word: "Yes", outcome: "allow" }),
  );
  await ask();
  await ask();
  assert.equal(part(host, "place").children.length, 1);
  assert.equal(part(part(host, "place"), "word").textContent, "Yes");
});

test("the way to the review is shown only where the review comes first", async () => {
  answers.push(
    async () => ({ ...answer, outcome: "review_first" }),
    async () => answer,
  );
  await ask();
  assert.equal(part(part(host, "place"), "review").hidden, false);
  await ask();
  assert.equal(part(part(host, "place"), "review").hidden, true);
});

test("the server's line is shown where it declines", async () => {
  answers.push(async () => ({ code: "invalid", message: "Choose a person." }));
  await ask();
  assert.equal(part(host, "problem").hidden, false);
  assert.equal(part(host, "problem").textContent, "Choose a person.");
  assert.equal(part(host, "place").children.length, 0);
});

test("no network: it says so, and the form still works", async () => {
  globalThis.fetch = () => Promise.reject(new TypeError("offline"));
  await ask();
  assert.equal(part(host, "problem").textContent, "No answer came.");
});
