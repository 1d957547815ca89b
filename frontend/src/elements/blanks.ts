/** Blanks: what the server drew once in a `<template data-part="…">`, for elements to fill as often as they need it. */

import { part } from "./part.ts";
import { filled } from "./told.ts";

type Words = Readonly<Record<string, string>>;

/** A filled copy of the blank `name` of `host`: `{places}` in its text get their words. */
export function copyOf(host: ParentNode, name: string, words: Words = {}): HTMLElement {
  const blank = part(host, name) as HTMLTemplateElement;
  const copy = document.importNode(blank.content, true).firstElementChild as HTMLElement;
  fillTexts(copy, words);
  return copy;
}

/** Of the parts of `place` marked `data-when="STATE STATE"`, shows those of this state. */
export function showWhen(place: ParentNode, state: string): void {
  for (const one of place.querySelectorAll<HTMLElement>("[data-when]")) {
    one.hidden = !(one.dataset.when ?? "").split(" ").includes(state);
  }
}

function fillTexts(node: Node, words: Words): void {
  if (node.nodeType === Node.TEXT_NODE) node.nodeValue = filled(node.nodeValue ?? "", words);
  for (const child of node.childNodes) fillTexts(child, words);
}
