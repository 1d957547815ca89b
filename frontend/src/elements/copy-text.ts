/** `<copy-text>`: words prepared by the server, copied by a button. */

import { part } from "./part.ts";

export class CopyText extends HTMLElement {
  connectedCallback(): void {
    part(this, "copy").addEventListener("click", () => this.#copy());
  }

  async #copy(): Promise<void> {
    const words = part(this, "words");
    try {
      await navigator.clipboard.writeText(words.textContent ?? "");
      this.#say("copied");
    } catch {
      getSelection()?.selectAllChildren(words);
      this.#say("failed");
    }
  }

  #say(outcome: "copied" | "failed"): void {
    part(this, "status").textContent = this.dataset[outcome] ?? "";
  }
}
