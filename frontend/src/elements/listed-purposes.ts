/** `<listed-purposes>`: keeps the sentence of a listed cell in step with the purposes that are ticked. */

import { part } from "./part.ts";

export class ListedPurposes extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("change", () => {
      part(this, "sentence").textContent = this.#sentence();
    });
  }

  #sentence(): string {
    const ticked = [...this.querySelectorAll<HTMLInputElement>("input:checked")].map(wordsOf);
    const { gap = "", nothing = "" } = this.dataset;
    const list = new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" });
    return ticked.length ? gap.replace("{purposes}", () => list.format(ticked)) : nothing;
  }
}

/** What the server wrote beside the box, without its explanation. */
function wordsOf(box: HTMLInputElement): string {
  return box.closest("label")?.querySelector(".check-text")?.firstChild?.textContent ?? "";
}
