/** `<boundary-matrix>`: keeps each cell's word, sentence and "changed" mark in step with its choice. */

import { part, pointIcon } from "./part.ts";

export class BoundaryMatrix extends HTMLElement {
  connectedCallback(): void {
    this.#catchUp();
    this.addEventListener("focusin", ({ target }) => {
      const choice = choiceOf(target);
      if (choice) this.#say(choice);
    });
    this.addEventListener("change", ({ target }) => {
      const choice = choiceOf(target);
      if (!choice) return;
      this.#say(choice);
      showChoice(target as HTMLSelectElement, choice);
    });
  }

  /** What was chosen before this script came, or stayed chosen when the reader came back. */
  #catchUp(): void {
    for (const cell of this.querySelectorAll("select")) {
      const choice = choiceOf(cell);
      if (choice && !choice.hasAttribute("selected")) showChoice(cell, choice);
    }
  }

  #say(choice: HTMLOptionElement): void {
    part(this, "words").textContent = sentenceOf(choice);
  }
}

function choiceOf(cell: EventTarget | null): HTMLOptionElement | undefined {
  if (!(cell instanceof HTMLSelectElement)) return undefined;
  return [...cell.options].find(({ value }) => value === cell.value);
}

function sentenceOf(choice: HTMLOptionElement): string {
  return choice.dataset.sentence ?? "";
}

function showChoice(cell: HTMLSelectElement, choice: HTMLOptionElement): void {
  const box = cell.closest(".matrix-cell");
  if (!box) return;
  const usual = choice.dataset.usual !== undefined;
  showRule(part(box, "shown"), choice.value, choice.text);
  box.classList.toggle("changed", !usual);
  part(box, "changed").hidden = usual;
  for (const place of document.querySelectorAll<HTMLElement>("[data-sentence-for]")) {
    if (place.dataset.sentenceFor === cell.name) place.textContent = sentenceOf(choice);
  }
}

/** Draws the rule's word and icon again, as the server would have drawn them. */
function showRule(shown: HTMLElement, rule: string, word: string): void {
  const chip = shown.querySelector(".rule");
  const icon = chip?.querySelector("svg");
  if (!chip || !icon) return;
  chip.className = `rule ${rule}`;
  pointIcon(icon, `rule-${rule}`);
  chip.replaceChildren(icon, word);
}
