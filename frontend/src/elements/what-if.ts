/** `<what-if>`: asks at each change of its form and shows the answer. Nothing is recorded. */

import { answerFrom, errorFrom } from "../net/answer.ts";
import { postForm } from "../net/post-form.ts";
import { answerView } from "./answer-view.ts";
import { part } from "./part.ts";

export class WhatIf extends HTMLElement {
  #asking = new AbortController();

  connectedCallback(): void {
    this.addEventListener("change", () => this.#ask());
  }

  disconnectedCallback(): void {
    this.#asking.abort();
  }

  async #ask(): Promise<void> {
    const form = this.querySelector("form");
    this.#asking.abort();
    if (!form?.checkValidity()) {
      this.#forget();
      return;
    }
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    this.toggleAttribute("data-busy", true);
    try {
      this.#show(await postForm(this.dataset.url ?? "", form, signal));
    } catch {
      if (!signal.aborted) this.#show(null);
    } finally {
      if (!signal.aborted) this.toggleAttribute("data-busy", false);
    }
  }

  /** The question is not whole any more: an answer to the one before must not stand beside it. */
  #forget(): void {
    this.toggleAttribute("data-busy", false);
    part(this, "problem").hidden = true;
    part(this, "place").replaceChildren();
  }

  #show(json: unknown): void {
    const answer = answerFrom(json);
    const problem = part(this, "problem");
    problem.hidden = answer !== null;
    problem.textContent = answer ? "" : errorFrom(json) || (problem.dataset.failed ?? "");
    const blank = part(this, "blank") as HTMLTemplateElement;
    part(this, "place").replaceChildren(...(answer ? [answerView(blank, answer)] : []));
  }
}
