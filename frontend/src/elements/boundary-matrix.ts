/** `<boundary-matrix>`: keeps the sentence and the "changed" mark of each cell in step with its choice. */

import { part } from "./part.ts";

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
    if (changed) this.#mark(cell, !("usual" in choice.dataset), sentence);
  }

  #mark(cell: HTMLSelectElement, unusual: boolean, sentence: string): void {
    const box = cell.closest(".matrix-cell");
    if (!box) return;
    box.classList.toggle("changed", unusual);
    part(box, "changed").hidden = !unusual;
    for (const place of document.querySelectorAll(
      `[data-sentence-for="${CSS.escape(cell.name)}"]`,
    )) {
      place.textContent = sentence;
    }
  }
}
