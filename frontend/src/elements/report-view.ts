/** Shows what a check of a file has found: text nodes only, never markup, whatever the file holds. */

import { forEachOf } from "../ledger/breathe.ts";
import type { Paper } from "../ledger/bundle/documents.ts";
import { type Finding, meaningOf, type Verdict } from "../ledger/bundle/findings.ts";
import { type Bundle, type Item, isShown } from "../ledger/bundle/value.ts";
import type { Report } from "../ledger/bundle/verifying.ts";
import { actFrom } from "../ledger/entry.ts";
import { part } from "./part.ts";
import { countOf, filled, kindOf, momentOf, wordsOf } from "./told.ts";

const TONES: Readonly<Record<Verdict, string>> = {
  good: "callout ok",
  bad: "callout danger loud",
  unusable: "callout warn",
};

/** Fills `place` with a report and moves the reader there. What a file says is listed only where it holds. */
export function showReport(
  place: HTMLElement,
  { verdict, findings, papers, bundle }: Report,
): void {
  const box = part(place, "verdict");
  box.className = TONES[verdict];
  for (const name of Object.keys(TONES)) part(box, `icon-${name}`).hidden = name !== verdict;
  write(place, "headline", part(place, "headline").dataset[verdict] ?? "");
  part(place, "sentences").replaceChildren(...sentencesOf(findings).map(item));
  const isGood = verdict === "good" && bundle !== null;
  part(place, "contents").hidden = !isGood;
  if (isGood) showContents(place, bundle, papers);
  place.hidden = false;
  place.focus();
}

/** Each sentence once; papers have a list of their own where they are as they should be. */
function sentencesOf(findings: readonly Finding[]): string[] {
  const told = findings.filter((each) => each.code !== "document" || meaningOf(each) !== "good");
  return [...new Set(told.map(({ code }) => wordsOf("findings", code)))];
}

function showContents(place: HTMLElement, bundle: Bundle, papers: readonly Paper[]): void {
  write(place, "count", countOf(bundle.entries.length));
  write(place, "size", countOf(bundle.head.checkpoint.size));
  write(place, "ledger-key", bundle.keyText);
  part(place, "papers-card").hidden = papers.length === 0;
  const blank = part(place, "paper") as HTMLTemplateElement;
  part(place, "papers").replaceChildren(...papers.map((paper) => paperLine(blank, paper)));
  const names = new Map(papers.flatMap((paper) => [...paper.names]));
  showActs(part(place, "acts"), part(place, "act") as HTMLTemplateElement, bundle.entries, names);
}

function paperLine(blank: HTMLTemplateElement, paper: Paper): DocumentFragment {
  const line = document.importNode(blank.content, true);
  const { title, number, hash, signers, completed } = paper;
  write(line, "title", title);
  write(line, "hash", hash);
  const { dataset: versions } = part(line, "number");
  const version = number === null ? versions.addendum : versions.version;
  write(line, "number", filled(version, { number: String(number) }));
  const { dataset: words } = part(line, "signers");
  const signed = completed ? words.all : words.some;
  write(
    line,
    "signers",
    signers.length === 0 ? (words.none ?? "") : filled(signed, { names: signers.join(", ") }),
  );
  return line;
}

type Names = ReadonlyMap<string, string>;

async function showActs(
  list: HTMLElement,
  blank: HTMLTemplateElement,
  items: readonly Item[],
  names: Names,
): Promise<void> {
  list.replaceChildren();
  await forEachOf(items, (entry) => list.append(actLine(list, blank, entry, names)));
}

/** Who acted is named where an agreement in the file names them. */
function actLine(
  list: HTMLElement,
  blank: HTMLTemplateElement,
  entry: Item,
  names: Names,
): DocumentFragment {
  const line = document.importNode(blank.content, true);
  const act = isShown(entry) ? actFrom(entry.content) : null;
  write(line, "kind", act ? kindOf(act.tag, list) : (list.dataset.erased ?? ""));
  if (act) write(line, "at", momentOf(act.at, list));
  const name = act && names.get(act.actor);
  if (name) write(line, "actor", ` · ${name}`);
  return line;
}

function write(view: ParentNode, name: string, text: string): void {
  part(view, name).textContent = text;
}

function item(text: string): HTMLLIElement {
  const line = document.createElement("li");
  line.textContent = text;
  return line;
}
