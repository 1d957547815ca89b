/** `<boundary-matrix>`: keeps the sentence and the "changed" mark of each cell in step with its choice. */

import { part, pointIcon } from "./part.ts";

export class BoundaryMatrix extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("change", (event) => this.#show(event.target, true));
    this.addEventListener("focusin", (event) => this.#show(event.target, false));
  }

  #show(cell: EventTarget | null, changed: boolean): void {
    if (!(cell instanceof HTMLSelectElement)) return;
    const choice = cell.selectedOptions[0];
    if (!choice) return;
    const sentence = choice.dataset.sentence ?? "";
    part(this, "words").textContent = sentence;
    if (changed) this.#mark(cell, choice.dataset.usual === undefined, sentence);
  }

  #mark(cell: HTMLSelectElement, unusual: boolean, sentence: string): void {
    const box = cell.closest(".matrix-cell");
    if (!box) return;
    showRule(part(box, "shown"), cell.value, cell.selectedOptions[0]?.text ?? "");
    box.classList.toggle("changed", unusual);
    part(box, "changed").hidden = !unusual;
    for (const place of document.querySelectorAll(
      `[data-sentence-for="${CSS.escape(cell.name)}"]`,
    )) {
      place.textContent = sentence;
    }
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
