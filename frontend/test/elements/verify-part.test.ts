import "../dom.ts";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";
import { part } from "../../src/elements/part.ts";
import { VerifyPart } from "../../src/elements/verify-part.ts";
import { happen, page } from "../dom.ts";

customElements.define("verify-part", VerifyPart);

const theme = (name: string) => {
  const file = new URL(`../../../vectors/bundle/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")).cases as {
    name: string;
    file: string;
    since?: string;
    key?: string;
    witness?: string;
  }[];
};
const vector = (of: string, name: string) => theme(of).find((one) => one.name === name);

const words = {
  holds: "They stand.",
  own_key: "Its own key.",
  continues: "Continued.",
  not_proven: "Not <b>proven</b>.",
  witnessed: "Witnessed.",
  not_witnessed: "Not witnessed.",
};
const markup = `<div><verify-part data-problem="No Ed25519.">
  <form data-part="form"><input type="file" data-part="file"><input type="file" data-part="seen"><input data-part="key"><input data-part="witness">
    <button data-part="check"></button></form><p data-part="status" data-busy="Checking"></p>
  <section data-part="result" hidden><div data-part="verdict"><i data-part="icon-good" hidden></i><i data-part="icon-bad" hidden></i><i data-part="icon-unusable" hidden></i>
    <h2 data-part="headline" data-good="Good" data-bad="Bad" data-unusable="Cannot"></h2><ul data-part="sentences"></ul></div>
    <div data-part="contents"><b data-part="count"></b><b data-part="size"></b><b data-part="ledger-key"></b>
      <div data-part="papers-card"><ul data-part="papers"></ul></div>
      <ol data-part="acts" data-unknown="Unknown" data-erased="Erased"></ol></div>
    <template data-part="paper"><li><b data-part="title"></b><i data-part="number" data-version="version {number}" data-addendum="addendum"></i>
      <i data-part="signers" data-all="All: {names}" data-some="Some: {names}" data-none="None"></i><i data-part="hash"></i></li></template>
    <template data-part="act"><li><p data-part="kind"></p><time data-part="at"></time><i data-part="actor"></i></li></template></section>
</verify-part><script id="findings" type="application/json">${JSON.stringify(words)}</script>
<script id="kinds-of-acts" type="application/json">{"22":"Somebody signed"}</script></div>`;

let host: HTMLElement;
beforeEach(() => {
  host = page(markup).querySelector("verify-part") as HTMLElement;
});

/** Chooses these files and presses the button. */
async function check(
  files: Record<string, string | undefined>,
  { key = "", witness = "" } = {},
): Promise<void> {
  for (const name of ["file", "seen"]) {
    const text = files[name];
    Object.defineProperty(part(host, name), "files", {
      value: text === undefined ? [] : [new Blob([text])],
      configurable: true,
    });
  }
  (part(host, "key") as HTMLInputElement).value = key;
  (part(host, "witness") as HTMLInputElement).value = witness;
  happen(part(host, "form"), "submit");
  const button = part(host, "check") as HTMLButtonElement;
  for (let turn = 0; turn < 200 && button.disabled; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const textsIn = (name: string) =>
  [...part(host, name).children].map((each) => each.textContent?.trim());

test("a good file: verdict, acts and agreements", async () => {
  await check({ file: vector("good", "the part")?.file });
  assert.equal(part(host, "headline").textContent, "Good");
  assert.equal(part(host, "verdict").className, "callout ok");
  assert.deepEqual([part(host, "icon-good").hidden, part(host, "icon-bad").hidden], [false, true]);
  assert.deepEqual(textsIn("sentences"), ["They stand.", "Its own key."]);
  assert.equal(part(host, "count").textContent, "7");
  assert.equal(part(host, "size").textContent, "12");
  assert.equal(part(host, "acts").children.length, 7);
  assert.match(textsIn("acts").join(), /Somebody signed.*Amara Osei/);
  assert.match(part(host, "papers").textContent ?? "", /version 1.*All: Amara Osei, Mirjam Kovač/s);
});

test("beside what was kept, and with the key", async () => {
  const { file, since, key } = vector("since", "continues a checkpoint, the key known") ?? {};
  await check({ file, seen: since }, { key: ` ${key} ` });
  assert.deepEqual(textsIn("sentences"), ["They stand.", "Continued."]);
});

test("a witness has signed it, or has not", async () => {
  const one = vector("witnessed", "a witness signed it");
  await check({ file: one?.file }, { witness: one?.witness ?? "" });
  assert.deepEqual(textsIn("sentences"), ["They stand.", "Witnessed.", "Its own key."]);
  const other = vector("witnessed", "another witness signed it");
  await check({ file: other?.file }, { witness: other?.witness ?? "" });
  assert.deepEqual(textsIn("sentences"), ["Not witnessed."]);
  assert.equal(part(host, "headline").textContent, "Cannot");
});

test("a bad file is told loudly, and nothing that it says is shown", async () => {
  await check({ file: vector("good", "the part")?.file });
  await check({ file: vector("bad", "edited")?.file });
  assert.equal(part(host, "headline").textContent, "Bad");
  assert.match(part(host, "verdict").className, /danger loud/);
  assert.deepEqual(textsIn("sentences"), ["Not <b>proven</b>."]);
  assert.equal(part(host, "contents").hidden, true);
});

test("rubbish cannot be checked; no file at all is let be", async () => {
  await check({ file: "rubbish" });
  assert.equal(part(host, "headline").textContent, "Cannot");
  part(host, "headline").textContent = "";
  await check({});
  assert.equal(part(host, "result").hidden, true);
  assert.equal(part(host, "status").textContent, "");
});

test("a browser without Ed25519 says so", async () => {
  const real = crypto.subtle.importKey;
  crypto.subtle.importKey = () => Promise.reject(new DOMException("", "NotSupportedError"));
  await check({ file: vector("good", "the part")?.file });
  crypto.subtle.importKey = real;
  assert.equal(part(host, "result").hidden, true);
  assert.equal(part(host, "status").textContent, "No Ed25519.");
});
