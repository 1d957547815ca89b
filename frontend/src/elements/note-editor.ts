/** The editor of `<sealed-notes>`. No field of it has a name: no form can ever send what is typed. */

import { kindNamed, kindsFor, placeFor } from "../vault/kinds.ts";
import { kindOf, latestOf, othersIn, wordsIn } from "../vault/telling.ts";
import type { ReadRecord, Vault, Wish } from "../vault/types.ts";
import { part } from "./part.ts";
import { filled, wordsOf } from "./told.ts";

export class NoteEditor {
  readonly #host: HTMLElement;
  #vault: Vault | null = null;
  #record: ReadRecord | null = null;

  /** `save` stores what is wished; the page goes on by itself, or says why not and leaves everything as it was typed. */
  constructor(host: HTMLElement, save: (wish: Wish) => Promise<void>) {
    this.#host = host;
    this.#text.addEventListener("input", () => this.#tell());
    this.#kind.addEventListener("change", () => this.#tell());
    const send = () => save(this.#wish());
    part(host, "form").addEventListener("submit", (event) => {
      event.preventDefault();
      send();
    });
    host.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
    });
  }

  /** A new record, or the next revision of one. */
  begin(vault: Vault, record: ReadRecord | null): void {
    this.#vault = vault;
    this.#record = record;
    const content = record && latestOf(record)?.opened?.content;
    const kinds = record ? [kindOf(record)] : kindsFor(vault).map(({ name }) => name);
    this.#kind.replaceChildren(
      ...kinds.map((kind) => new Option(wordsOf("kinds-of-records", kind), kind)),
    );
    this.#kind.disabled = record !== null;
    this.#title.value = content?.title ?? "";
    this.#text.value = content?.text ?? "";
    this.#due.value = dueOf(content?.more.due);
    const back = part(this.#host, "cancel") as HTMLAnchorElement;
    back.href = `#${record?.id ?? ""}`;
    this.#tell();
    this.#title.focus();
  }

  get #title(): HTMLInputElement {
    return part(this.#host, "title") as HTMLInputElement;
  }

  get #text(): HTMLTextAreaElement {
    return part(this.#host, "text") as HTMLTextAreaElement;
  }

  get #kind(): HTMLSelectElement {
    return part(this.#host, "kind") as HTMLSelectElement;
  }

  get #due(): HTMLInputElement {
    return part(this.#host, "due") as HTMLInputElement;
  }

  #wish(): Wish {
    const due = this.#kind.value === "action" ? this.#due.value : "";
    return {
      kind: this.#kind.value,
      record: this.#record,
      title: this.#title.value.trim(),
      text: this.#text.value,
      tags: [],
      attachments: [],
      more: due ? { due } : {},
    };
  }

  /** Who will be able to read it, by name, and what kind of note this is. */
  #tell(): void {
    const vault = this.#vault;
    const kind = kindNamed(this.#kind.value);
    const place = this.#record?.circle.place ?? (vault && kind && placeFor(vault, kind));
    if (!vault || !kind || !place) return;
    const circle = this.#record?.circle ?? vault.circles.find((one) => one.place === place) ?? null;
    const names = othersIn(vault, circle, place).join(", ");
    const count = String(wordsIn(this.#text.value));
    const isAlone = names === "";
    for (const name of ["readers", "save"]) {
      const { dataset } = part(this.#host, name);
      const words = isAlone ? dataset.alone : dataset.shared;
      part(this.#host, `${name}-words`).textContent = filled(words, { names, count });
    }
    const closed = part(this.#host, "closed");
    closed.textContent = place.closed;
    closed.hidden = place.closed === "";
    part(this.#host, "private").hidden = kind.name !== "coach_note";
    part(this.#host, "due-field").hidden = kind.name !== "action";
  }
}

function dueOf(value: unknown): string {
  return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? value : "";
}
