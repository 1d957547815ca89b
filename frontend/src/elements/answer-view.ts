/** Fills the blank answer that the server drew in a `<template>`: text nodes only, never markup. */

import type { Answer, Reason, Script } from "../net/answer.ts";
import { part, pointIcon } from "./part.ts";

/** A copy of the blank with the answer in it. Headings and buttons keep the words the server gave them. */
export function answerView(blank: HTMLTemplateElement, answer: Answer): DocumentFragment {
  const view = document.importNode(blank.content, true);
  part(view, "answer").classList.add(answer.outcome);
  pointIcon(view, `outcome-${answer.outcome}`);
  write(view, "word", answer.word);
  write(view, "sentence", answer.sentence);
  part(view, "reasons").append(...answer.reasons.map(reasonLine));
  part(view, "notes").append(...answer.notes.map(line));
  write(view, "step", answer.step);
  writeScripts(part(view, "wording"), answer.scripts);
  show(view, "why", answer.reasons.length > 0);
  show(view, "remember", answer.notes.length > 0);
  show(view, "next", answer.step !== "");
  show(view, "review", answer.outcome === "review_first");
  return view;
}

/** One copy of the blank script for each, or none at all. */
function writeScripts(place: HTMLElement, scripts: readonly Script[]): void {
  const blank = part(place, "script");
  place.replaceChildren(
    ...scripts.map(({ title, words }, index) => {
      const copy = blank.cloneNode(true) as HTMLElement;
      copy.toggleAttribute("open", index === 0);
      write(copy, "title", title);
      write(copy, "words", words);
      return copy;
    }),
  );
}

function write(view: ParentNode, name: string, text: string): void {
  part(view, name).textContent = text;
}

function show(view: ParentNode, name: string, shown: boolean): void {
  part(view, name).hidden = !shown;
}

function line(text: string): HTMLLIElement {
  const item = document.createElement("li");
  item.textContent = text;
  return item;
}

function reasonLine({ text, source }: Reason): HTMLLIElement {
  const item = line(text);
  if (source) {
    const small = document.createElement("small");
    small.className = "muted";
    small.textContent = source;
    item.append(" ", small);
  }
  return item;
}
