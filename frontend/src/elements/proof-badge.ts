/** `<proof-badge>`: whether one line of a ledger is proven, in a word; pressed, it says what exactly that means. */

import type { Checkpoint } from "../ledger/checkpoint.ts";
import type { Act } from "../ledger/entry.ts";
import { part, pointIcon } from "./part.ts";
import { saveAs } from "./save.ts";
import { countOf, kindOf, momentOf } from "./told.ts";

export type State = "checking" | "proven" | "waiting" | "late" | "unchecked" | "changed";

/** What stands behind a proven line. */
export interface Proven {
  readonly act: Act;
  readonly under: Checkpoint;
  readonly signedAt: string;
  readonly key: string;
  readonly receipt: string;
}

const ICONS: Readonly<Record<State, string>> = {
  checking: "hourglass",
  proven: "shield-check",
  waiting: "hourglass",
  late: "callout-warn",
  unchecked: "shield-question",
  changed: "callout-danger",
};

export class ProofBadge extends HTMLElement {
  /** Draws the badge from the blank that the server sent, closed. */
  draw(blank: HTMLTemplateElement): void {
    this.replaceChildren(document.importNode(blank.content, true));
    part(this, "toggle").addEventListener("click", () => this.#toggle());
    this.show("checking");
  }

  show(state: State, proven: Proven | null = null): void {
    this.dataset.state = state;
    pointIcon(this, ICONS[state]);
    for (const name of ["word", "told"]) {
      const place = part(this, name);
      place.textContent = place.dataset[state] ?? "";
    }
    part(this, "facts").hidden = proven === null;
    part(this, "save").hidden = proven === null;
    if (proven) this.#write(proven);
  }

  #write({ act, under, signedAt, key, receipt }: Proven): void {
    part(this, "kind").textContent = kindOf(act.tag, part(this, "kind"));
    part(this, "at").textContent = momentOf(act.at, this);
    part(this, "size").textContent = countOf(under.size);
    part(this, "signed").textContent = momentOf(signedAt, this);
    part(this, "key").textContent = key;
    saveAs(part(this, "save") as HTMLAnchorElement, receipt);
  }

  #toggle(): void {
    const details = part(this, "details");
    details.hidden = !details.hidden;
    part(this, "toggle").setAttribute("aria-expanded", String(!details.hidden));
  }
}
