/** Runs in Chromium for `./dev bench search`: all notes fetched and opened by workers as the page does it, and searched. */

import { epochKey } from "../src/crypto/circle-keys.ts";
import type { Content } from "../src/crypto/content.ts";
import { toBase64Url } from "../src/crypto/encoding.ts";
import { sealRecord } from "../src/crypto/record.ts";
import type { Api } from "../src/net/api.ts";
import { openHere, type SentRevision } from "../src/vault/reading.ts";
import { openInWorkers } from "../src/vault/reading-pool.ts";
import { read, recordsOn, type Shelf } from "../src/vault/shelf.ts";
import { byTime, withWords } from "../src/vault/telling.ts";
import type { Vault } from "../src/vault/types.ts";
import { contentBy, newId, pair } from "../test/crypto/people.ts";

const WORDS =
  "we spoke about the board and what she wants to say there before summer begins again".split(" ");
const LENGTH = 2000;
const PAGE = 1000;
/** One that stands in few, one that stands in all, several, none, one letter. */
const QUERIES = ["note4711", "board", "summer note12 she", "zanzibar", "e"];

export interface Figures {
  readonly [what: string]: number;
}

/** Another text for each note, of so many characters, in capitals and small letters. */
function textOf(note: number): string {
  let text = `Note${note}.`;
  for (let at = note; text.length < LENGTH; at += 1 + (at % 7)) {
    const word = WORDS[at % WORDS.length] ?? "";
    text += at % 11 === 0 ? ` ${word.toUpperCase()}` : ` ${word}`;
  }
  return text.slice(0, LENGTH);
}

/** A vault whose server has so many notes, in the pages and the JSON that it would send. */
async function filled(count: number): Promise<Vault> {
  const { circle, client } = await pair();
  const key = await epochKey(circle.secrets[0]?.identity ?? "", circle.id, 1);
  const seal = async (note: number): Promise<SentRevision> => {
    const place = { circle: circle.id, record: newId(), revision: 1, class: "shared_notes" };
    const content: Content = contentBy(client, circle, textOf(note));
    const envelope = toBase64Url(await sealRecord(content, place, key, client.keys.signer));
    const id = String(note).padStart(36, "0");
    const about = { circle: circle.id, record: place.record, number: 1, epoch: 1 };
    const who = { information_class: place.class, author: client.id, strict: false };
    return { id, ...about, ...who, envelope };
  };
  const pages: string[] = [];
  for (let start = 0; start < count; start += PAGE) {
    const notes = Array.from({ length: Math.min(PAGE, count - start) }, (_, at) => start + at);
    pages.push(JSON.stringify(await Promise.all(notes.map(seal))));
  }
  const readable = { id: circle.id, reader: { keys: new Map([[1, key.key]]), log: circle.log } };
  return { api: serving(pages), engagement: "e", circles: [readable] } as unknown as Vault;
}

function serving(pages: readonly string[]): Pick<Api, "get"> {
  return {
    get: async (path, isAnswer) => {
      const after = new URL(path, location.href).searchParams.get("after");
      const page = after === null ? 0 : (Number(after) + 1) / PAGE;
      const answer: unknown = JSON.parse(pages[page] ?? "[]");
      if (!isAnswer(answer)) throw new Error("not what the server sends");
      return answer;
    },
  };
}

async function took(work: () => Promise<unknown> | unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The longest time for which the page could not answer while `work` went on. */
async function longestWait(work: () => Promise<unknown>): Promise<number> {
  let [last, longest] = [performance.now(), 0];
  const ticking = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 4);
  await work();
  clearInterval(ticking);
  return longest;
}

export async function measure(count: number): Promise<Figures> {
  const vault = await filled(count);
  const openAll = openInWorkers("read-worker.js");
  let shelf: Shelf = [];
  let opening = 0;
  const waiting = await longestWait(async () => {
    opening = await took(async () => {
      shelf = await read(vault, [], openAll);
    });
  });
  const records = byTime(recordsOn(shelf, vault));
  const opened = records.filter(({ revisions }) => revisions[0]?.opened).length;
  if (opened !== count) throw new Error(`opened ${opened} of ${count}`);
  const first = await took(() => withWords(records, QUERIES[0] ?? ""));
  const queries: number[] = [];
  for (const query of QUERIES) queries.push(await took(() => withWords(records, query)));
  const found = QUERIES.map((query) => withWords(records, query).length);
  if (found[1] !== count || found[3] !== 0) throw new Error(`found ${found}`);
  const here = await took(async () => read(vault, [], openHere));
  return {
    "open all, in workers": opening,
    "open all, in the page": here,
    "longest wait meanwhile": waiting,
    "first query": first,
    "slowest query": Math.max(...queries),
  };
}

Object.assign(globalThis, { measure });
