/** The editor of `<sealed-notes>`. No field of it has a name: no form can ever send what is typed. */

import { circleAt } from "../vault/circles.ts";
import type { Draft } from "../vault/drafts.ts";
import { instantNow } from "../vault/instant.ts";
import { kindNamed, kindsFor, placeFor } from "../vault/kinds.ts";
import { filesOf, headsOf, kindOf, othersIn, wordsIn } from "../vault/telling.ts";
import type { ReadRecord, Vault, Wish } from "../vault/types.ts";
import { NoteDraft } from "./note-draft.ts";
import { NoteFields, typedFrom, wishFrom } from "./note-fields.ts";
import { NoteFiles } from "./note-files.ts";
import { withToolbar } from "./note-toolbar.ts";
import { part } from "./part.ts";
import { filled, momentOf } from "./told.ts";

export class NoteEditor {
  readonly #host: HTMLElement;
  readonly #fields: NoteFields;
  readonly #files: NoteFiles;
  #vault: Vault | null = null;
  #record: ReadRecord | null = null;
  #over: readonly string[] = [];
  #draft: NoteDraft | null = null;

  /** `save` stores what is wished; the page goes on by itself, or says why not and leaves everything as it was typed. */
  constructor(host: HTMLElement, save: (wish: Wish, files: NoteFiles) => Promise<boolean>) {
    this.#host = host;
    this.#fields = new NoteFields(host);
    this.#files = new NoteFiles(host);
    withToolbar(part(host, "toolbar"), part(host, "text") as HTMLTextAreaElement);
    host.addEventListener("input", () => {
      this.#tell();
      this.#draft?.changed();
    });
    part(host, "cancel").addEventListener("click", () => {
      this.#files.stop();
      this.#draft?.forget();
    });
    part(host, "start-over").addEventListener("click", () => this.#startOver());
    const send = async () => {
      const draft = this.#draft;
      if (await save(this.#wish(), this.#files)) await draft?.forget();
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
    const kinds = record ? [kindOf(record)] : kindsFor(vault).map(({ name }) => name);
    this.#fields.offer(kinds, { fixed: record !== null });
    const back = part(this.#host, "cancel") as HTMLAnchorElement;
    back.href = `#${record?.id ?? ""}`;
    this.#fill();
    this.#bringBack(await this.#draft.found());
  }

  #fill(): void {
    this.#over = headsOf(this.#record);
    this.#fields.fill(typedFrom(this.#record));
    this.#files.begin(filesOf(this.#record));
    this.#tell();
    this.#fields.focus();
  }

  /** What was typed here before, and not stored; over what it was typed, whatever else was written since. */
  #bringBack(draft: Draft | null): void {
    const note = part(this.#host, "draft");
    note.hidden = draft === null;
    if (draft === null) return;
    const { dataset } = part(note, "draft-words");
    const when = momentOf(draft.at, this.#host);
    const isBehind = this.#over.some((head) => !draft.over.includes(head));
    part(note, "draft-words").textContent = filled(dataset.words, { when });
    part(note, "draft-behind").hidden = !isBehind;
    this.#over = draft.over;
    this.#fields.fill(draft);
    this.#tell();
  }

  #startOver(): void {
    part(this.#host, "draft").hidden = true;
    this.#fill();
    this.#draft?.forget();
  }

  #typed(): Draft {
    return { ...this.#fields.typed, over: this.#over, at: instantNow() };
  }

  #wish(): Wish {
    const [record, over] = [this.#record, this.#over];
    return { ...wishFrom(this.#fields.typed, record), record, over, attachments: [] };
  }

  /** Who will be able to read it, by name, and what kind of note this is. */
  #tell(): void {
    const vault = this.#vault;
    const typed = this.#fields.typed;
    const kind = kindNamed(typed.kind);
    const place = this.#record?.circle.place ?? (vault && kind && placeFor(vault, kind));
    if (!vault || !kind || !place) return;
    const circle = this.#record?.circle ?? circleAt(vault.circles, place) ?? null;
    const names = othersIn(vault, circle, place).join(", ");
    const count = String(wordsIn(typed.text));
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
