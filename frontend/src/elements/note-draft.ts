/** Keeps what is typed in the editor as a draft, a moment after each key; and brings it back. */

import { type Draft, type DraftPlace, draftFor, forgetDraft, keepDraft } from "../vault/drafts.ts";
import type { Unlocked } from "../vault/types.ts";

const SOON = 400;

export class NoteDraft {
  readonly #mine: Unlocked;
  readonly #place: DraftPlace;
  readonly #typed: () => Draft;
  #waiting = 0;
  #last: Promise<void> = Promise.resolve();

  /** `typed` tells what stands in the editor. */
  constructor(mine: Unlocked, place: DraftPlace, typed: () => Draft) {
    this.#mine = mine;
    this.#place = place;
    this.#typed = typed;
  }

  /** What was kept here before; null for nothing. */
  found(): Promise<Draft | null> {
    return draftFor(this.#mine, this.#place);
  }

  /** Somebody typed: in a moment it is kept. */
  changed(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#keep(), SOON) as unknown as number;
  }

  /** It was stored, or given up: nothing is kept, whatever was on its way. */
  async forget(): Promise<void> {
    clearTimeout(this.#waiting);
    await this.#last;
    await forgetDraft(this.#mine, this.#place);
  }

  #keep(): void {
    const draft = this.#typed();
    this.#last = this.#last
      .then(() => keepDraft(this.#mine, this.#place, draft))
      .catch(() => undefined); // a browser that keeps nothing keeps no draft; what is typed stands on the page
  }
}
