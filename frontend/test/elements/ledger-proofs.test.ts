import "../dom.ts";
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { LedgerProofs } from "../../src/elements/ledger-proofs.ts";
import { part } from "../../src/elements/part.ts";
import { ProofBadge } from "../../src/elements/proof-badge.ts";
import { bytesOf } from "../../src/ledger/encoding.ts";
import { entryLeaf } from "../../src/ledger/entry.ts";
import { keyFrom } from "../../src/ledger/keys.ts";
import { isProven, receiptFrom } from "../../src/ledger/receipt.ts";
import { page } from "../dom.ts";
import { act, answer, ENGAGEMENT, LOG, lineId, signer } from "../ledger/log.ts";

customElements.define("proof-badge", ProofBadge);
customElements.define("ledger-proofs", LedgerProofs);

const ours = await signer();
const acts = [0, 1, 2].map((minute) => act(minute));
const edited = [act(0), act(9), act(2)];
const words = (texts: Record<string, string>) =>
  Object.entries(texts)
    .map(([state, text]) => `data-${state}="${text}"`)
    .join(" ");
const states = words({
  checking: "Checking",
  proven: "Proven",
  waiting: "Not yet",
  late: "Still not",
  unchecked: "Not checked",
  changed: "Changed",
});
const alarm = words({
  past: "Another past.",
  shorter: "Shorter.",
  key: "Another key.",
  line: "A line.",
  moved: "Elsewhere.",
});
const markup = `<ledger-proofs data-url="/proofs?first=x" data-log="${LOG}" data-engagement="${ENGAGEMENT}" data-zone="Europe/Berlin">
  <div data-part="alarm-place"></div>
  ${[2, 1, 0].map((place) => `<proof-badge data-line="${lineId(place)}"></proof-badge>`).join("")}
  <template data-part="badge"><button data-part="toggle" aria-expanded="false"><svg><use href="/i.svg#x"></use></svg>
    <span data-part="word" ${states}></span></button>
    <div data-part="details" hidden><p data-part="told" ${states}></p><dl data-part="facts"><dd data-part="kind" data-unknown="A newer kind"></dd>
    <dd data-part="at"></dd><dd data-part="size"></dd><dd data-part="signed"></dd><dd data-part="key"></dd></dl><a data-part="save" download="r.txt"></a></div></template>
  <template data-part="alarm"><p data-part="why" ${alarm}></p><a data-part="save-kept" download="k"></a>
    <a data-part="save-shown" download="s"></a><p data-part="words" data-kept="Kept:" data-shown="Shown:" data-nothing="nothing"></p></template>
</ledger-proofs>`;

const realFetch = globalThis.fetch;
const realUrl = URL.createObjectURL;
let asked: string[];
let saved: Map<string, Blob>;

beforeEach(() => {
  mock.timers.enable({ apis: ["Date"], now: new Date("2026-03-03T09:10:00Z") });
  localStorage.clear();
  asked = [];
  saved = new Map();
  URL.createObjectURL = (blob) => {
    const url = `blob:${saved.size}`;
    saved.set(url, blob as Blob);
    return url;
  };
});
afterEach(() => {
  mock.timers.reset();
  globalThis.fetch = realFetch;
  URL.createObjectURL = realUrl;
});

/** Opens the page where the server holds these acts, `signed` of them under its checkpoint. */
async function open(held = acts, signed = 2, by = ours): Promise<HTMLElement> {
  globalThis.fetch = async (url) => {
    asked.push(String(url));
    const since = Number(new URL(String(url)).searchParams.get("since"));
    return Response.json(await answer(held, signed, since, by));
  };
  return opened();
}

async function opened(text = markup): Promise<HTMLElement> {
  const host = page(text);
  for (let turn = 0; turn < 200 && said(host).includes("Checking"); turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return host;
}

const said = (host: HTMLElement) =>
  [...host.querySelectorAll<HTMLElement>("[data-part=word]")].map((word) => word.textContent);
const savedIn = (link: HTMLElement) => saved.get((link as HTMLAnchorElement).href)?.text();

test("each line says whether it is proven, and the checkpoint is kept", async () => {
  assert.deepEqual(said(await open()), ["Not yet", "Proven", "Proven"]);
  assert.deepEqual(said(await open(acts, 3)), ["Proven", "Proven", "Proven"]);
  assert.deepEqual(
    asked.map((url) => url.replace(/.*\?/, "")),
    ["first=x&since=0", "first=x&since=2"],
  );
});

test("pressed, it tells the act and gives a receipt that proves it elsewhere", async () => {
  const badge = (await open()).querySelectorAll<HTMLElement>("proof-badge")[1] as HTMLElement;
  assert.equal(part(badge, "details").hidden, true);
  part(badge, "toggle").click();
  assert.equal(part(badge, "details").hidden, false);
  assert.equal(part(badge, "toggle").getAttribute("aria-expanded"), "true");
  assert.equal(part(badge, "kind").textContent, "A newer kind");
  assert.match(part(badge, "at").textContent ?? "", /10:01:00/);
  assert.equal(part(badge, "size").textContent, "2");
  assert.equal(part(badge, "key").textContent, ours.text);
  const receipt = receiptFrom(bytesOf((await savedIn(part(badge, "save"))) ?? ""));
  const key = await keyFrom(ours.text);
  assert.ok(receipt && key);
  const content = receipt.extra.slice(32);
  assert.equal(new TextDecoder().decode(content), acts[1]?.content);
  const leaf = await entryLeaf(receipt.extra.slice(0, 32), content);
  assert.equal(await isProven(receipt, leaf, key), true);
});

test("another past is told loudly, and what was kept stays", async () => {
  await open();
  const before = localStorage.getItem(`privity/kept/${LOG}`);
  const host = await open(edited, 3);
  assert.deepEqual(said(host), ["Changed", "Changed", "Changed"]);
  assert.equal(part(host, "why").textContent, "Another past.");
  assert.match(
    part(host, "words").textContent ?? "",
    /^Kept:\n\nprivity\/.*\n2\n.*Shown:\n\nprivity\/.*\n3\n/s,
  );
  assert.match((await savedIn(part(host, "save-kept"))) ?? "", /\n2\n/);
  assert.match((await savedIn(part(host, "save-shown"))) ?? "", /\n3\n/);
  assert.equal(localStorage.getItem(`privity/kept/${LOG}`), before);
  assert.equal(part(await open(acts, 1), "why").textContent, "Shorter.");
  assert.equal(part(await open(acts, 3, await signer()), "why").textContent, "Another key.");
  assert.equal(localStorage.getItem(`privity/kept/${LOG}`), before);
});

test("a line that was changed on its way is told, though nothing was kept before", async () => {
  globalThis.fetch = async () => {
    const body = await answer(acts, 3, 0, ours);
    const [first, second, ...rest] = body.lines;
    return Response.json({
      ...body,
      lines: [first, { ...second, content: act(7).content }, ...rest],
    });
  };
  const host = await opened();
  assert.deepEqual(said(host), ["Proven", "Changed", "Proven"]);
  assert.equal(part(host, "why").textContent, "A line.");
  assert.equal(part(host, "save-kept").hidden, true);
  assert.equal(localStorage.length, 0);
});

test("a line that waits for long is told", async () => {
  mock.timers.setTime(Date.parse("2026-03-03T09:17:01Z"));
  assert.deepEqual(said(await open()), ["Still not", "Proven", "Proven"]);
});

test("an engagement never moves to another ledger, however well that one is signed", async () => {
  await open(acts, 3);
  const practice = "0b".repeat(16);
  const other = `privity/${practice}`;
  const elsewhere = await signer(other);
  const moved = [0, 1, 2].map((minute) => act(minute, 22, practice));
  globalThis.fetch = async () => Response.json(await answer(moved, 3, 0, elsewhere));
  const host = await opened(markup.replace(LOG, other));
  assert.deepEqual(said(host), ["Changed", "Changed", "Changed"]);
  assert.equal(part(host, "why").textContent, "Elsewhere.");
  assert.match((await savedIn(part(host, "save-kept"))) ?? "", new RegExp(`^${LOG}\n3\n`));
  assert.equal(localStorage.getItem(`privity/kept/${other}`), null);
  globalThis.fetch = async () => Response.json({ code: "ledger_broken" }, { status: 503 });
  const silent = await opened(markup.replace(LOG, other));
  assert.deepEqual(said(silent), ["Changed", "Changed", "Changed"]);
  assert.equal(part(silent, "why").textContent, "Elsewhere.");
  assert.equal(part(silent, "save-shown").hidden, true);
});

test("no network, no answer, no such line: not checked, and no alarm", async () => {
  const failures = [
    () => Promise.reject(new TypeError("offline")),
    async () => Response.json({ code: "ledger_broken" }, { status: 503 }),
    async () => Response.json([]),
    async () => Response.json({ ...(await answer(acts, 3, 0, ours)), lines: [] }),
  ];
  for (const failure of failures) {
    globalThis.fetch = failure;
    const host = await opened();
    assert.deepEqual(said(host), ["Not checked", "Not checked", "Not checked"]);
    assert.equal(part(host, "alarm-place").childElementCount, 0);
  }
});

test("a browser without Ed25519 cannot say no", async () => {
  const real = crypto.subtle.importKey;
  crypto.subtle.importKey = () => Promise.reject(new DOMException("", "NotSupportedError"));
  const host = await open();
  crypto.subtle.importKey = real;
  assert.deepEqual(said(host), ["Not checked", "Not checked", "Not checked"]);
});

test("where another page of this browser is quicker, all is judged again", async () => {
  await open(acts, 1);
  let turn = 0;
  globalThis.fetch = async (url) => {
    const since = Number(new URL(String(url)).searchParams.get("since"));
    turn += 1;
    if (turn === 1) {
      const { note, key } = {
        note: (await answer(acts, 3, 0, ours)).checkpoint.note,
        key: ours.text,
      };
      localStorage.setItem(`privity/kept/${LOG}`, JSON.stringify({ key, note }));
      return Response.json(await answer(acts, 2, since, ours));
    }
    return Response.json(await answer(acts, 3, since, ours));
  };
  const host = await opened();
  assert.equal(turn, 2);
  assert.deepEqual(said(host), ["Proven", "Proven", "Proven"]);
  assert.equal(part(host, "alarm-place").childElementCount, 0);
});
