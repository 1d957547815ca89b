/** The editor of `<sealed-notes>`. No field of it has a name: no form can ever send what is typed. */

import { circleAt } from "../vault/circles.ts";
import type { Draft } from "../vault/drafts.ts";
import { instantNow } from "../vault/instant.ts";
import { kindNamed, kindsFor, placeFor } from "../vault/kinds.ts";
import { kindOf, latestOf, othersIn, wordsIn } from "../vault/telling.ts";
import type { ReadRecord, Vault, Wish } from "../vault/types.ts";
import { NoteDraft } from "./note-draft.ts";
import { part } from "./part.ts";
import { filled, momentOf, wordsOf } from "./told.ts";

export class NoteEditor {
  readonly #host: HTMLElement;
  #vault: Vault | null = null;
  #record: ReadRecord | null = null;
  #draft: NoteDraft | null = null;

  /** `save` stores what is wished; the page goes on by itself, or says why not and leaves everything as it was typed. */
  constructor(host: HTMLElement, save: (wish: Wish) => Promise<boolean>) {
    this.#host = host;
    host.addEventListener("input", () => {
      this.#tell();
      this.#draft?.changed();
    });
    part(host, "cancel").addEventListener("click", () => this.#draft?.forget());
    part(host, "start-over").addEventListener("click", () => this.#startOver());
    const send = async () => {
      const draft = this.#draft;
      if (await save(this.#wish())) await draft?.forget();
    };
    part(host, "form").addEventListener("submit", (event) => {
      event.preventDefault();
      send();
    });
    host.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
    });
  }

  /** A new record, or the next revision of one. */
  async begin(vault: Vault, record: ReadRecord | null): Promise<void> {
    this.#vault = vault;
    this.#record = record;
    const place = { engagement: vault.engagement, record: record?.id ?? "new" };
    this.#draft = new NoteDraft(vault.mine, place, () => this.#typed());
    this.#fill(vault, record);
    this.#bringBack(await this.#draft.found());
  }

  #fill(vault: Vault, record: ReadRecord | null): void {
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

  /** What was typed here before, and not stored. */
  #bringBack(draft: Draft | null): void {
    const note = part(this.#host, "draft");
    note.hidden = draft === null;
    if (draft === null) return;
    const words = part(note, "draft-words");
    words.textContent = filled(words.dataset.words, { when: momentOf(draft.at, this.#host) });
    if (!this.#kind.disabled) this.#kind.value = draft.kind;
    this.#title.value = draft.title;
    this.#text.value = draft.text;
    this.#due.value = draft.due;
    this.#tell();
  }

  async #startOver(): Promise<void> {
    await this.#draft?.forget();
    part(this.#host, "draft").hidden = true;
    if (this.#vault) this.#fill(this.#vault, this.#record);
  }

  #typed(): Draft {
    const [title, text] = [this.#title.value, this.#text.value];
    return { kind: this.#kind.value, title, text, due: this.#due.value, at: instantNow() };
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
    const circle = this.#record?.circle ?? circleAt(vault.circles, place) ?? null;
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
