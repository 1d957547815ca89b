/**
 * `<sealed-notes>`: all that one may read in an engagement, listed, searched, read and written in this page alone. What is on
 * show stands in the address's fragment, which no server sees: nothing, `#new`, a record, or a record to go on with.
 */

import { ApiError, pageApi } from "../net/api.ts";
import { turned } from "../vault/actions.ts";
import { whenUnlocked } from "../vault/here.ts";
import { kindsFor } from "../vault/kinds.ts";
import { openVault } from "../vault/open.ts";
import { type OpenAll, openHere } from "../vault/reading.ts";
import { openInWorkers } from "../vault/reading-pool.ts";
import { circleOf, markStrict, NotWritable, write } from "../vault/records.ts";
import { read, recordsOn, type Shelf } from "../vault/shelf.ts";
import { byTime, kindOf, withWords } from "../vault/telling.ts";
import { tend } from "../vault/tend.ts";
import type { ReadRecord, Vault, Wish } from "../vault/types.ts";
import { withProofs } from "../vault/verify.ts";
import { NoteEditor } from "./note-editor.ts";
import type { NoteFiles } from "./note-files.ts";
import { drawLines } from "./note-list.ts";
import { drawReading } from "./note-reading.ts";
import { part } from "./part.ts";
import { filled, wordsOf } from "./told.ts";

const EDIT = "edit-";
/** So many are drawn at once: nobody reads thousands, and drawing them takes longer than finding them. */
const LINES = 100;

export class SealedNotes extends HTMLElement {
  #vault: Vault | null = null;
  #shelf: Shelf = [];
  #records: readonly ReadRecord[] = [];
  #openAll: OpenAll = openHere;
  #lines = LINES;
  #editor: NoteEditor | null = null;

  async connectedCallback(): Promise<void> {
    const mine = await whenUnlocked();
    this.#openAll = openInWorkers(this.dataset.reader ?? "");
    this.#editor = new NoteEditor(part(this, "editor"), (wish, files) => this.#save(wish, files));
    part(this, "search").addEventListener("focus", () => withWords(this.#records, "ready"));
    part(this, "search").addEventListener("input", () => this.#list(LINES));
    part(this, "filter").addEventListener("change", () => this.#list(LINES));
    part(this, "more").addEventListener("click", () => this.#list(this.#lines + LINES));
    part(this, "finish").addEventListener("click", () => this.#turn());
    part(this, "reopen").addEventListener("click", () => this.#turn());
    part(this, "raise").addEventListener("click", () => this.#mark(true));
    part(this, "lower").addEventListener("click", () => this.#mark(false));
    addEventListener("hashchange", () => this.#route());
    await this.#try(async () => {
      const engagement = this.dataset.engagement ?? "";
      const opened = await openVault(pageApi(), engagement, mine);
      await this.#begin(await tend(await withProofs(opened)));
    });
  }

  async #begin(vault: Vault): Promise<void> {
    this.#vault = vault;
    await this.#read(vault);
    const kinds = kindsFor(vault);
    part(this, "new").hidden = kinds.length === 0;
    this.#offerKinds(kinds.map(({ name }) => name));
    this.#tellWaiting(vault);
    part(this, "status").hidden = true;
    part(this, "board").hidden = false;
    this.#route();
  }

  /** Fetches and opens what is new since `shelf`. */
  async #read(vault: Vault, shelf: Shelf = this.#shelf): Promise<void> {
    const bar = part(this, "bar") as HTMLProgressElement;
    this.#shelf = await read(vault, shelf, this.#openAll, (open, fetched) => {
      bar.max = fetched;
      bar.value = open;
    });
    this.#records = byTime(recordsOn(this.#shelf, vault));
  }

  /** Whoever could read something here, but whose key nobody has checked yet. */
  #tellWaiting({ book, places }: Vault): void {
    const people = new Set(places.flatMap(({ readers }) => readers));
    const names = [...people]
      .filter((person) => ["unchecked", "changed"].includes(book.trustOf(person)))
      .map((person) => book.people.get(person)?.name ?? "?");
    const place = part(this, "waiting");
    place.hidden = names.length === 0;
    const words = part(place, "waiting-words");
    words.textContent = filled(words.dataset.words, { names: names.join(", ") });
  }

  #offerKinds(kinds: readonly string[]): void {
    const filter = part(this, "filter") as HTMLSelectElement;
    const there = new Set([...kinds, ...this.#records.map(kindOf)].filter(Boolean));
    const options = [...there].map((kind) => new Option(wordsOf("kinds-of-records", kind), kind));
    filter.append(...options);
  }

  #list(lines = this.#lines): void {
    this.#lines = lines;
    const typed = (part(this, "search") as HTMLInputElement).value;
    const kind = (part(this, "filter") as HTMLSelectElement).value;
    const ofKind = this.#records.filter((record) => kind === "" || kindOf(record) === kind);
    const shown = withWords(ofKind, typed);
    drawLines(this, this.#vault as Vault, shown.slice(0, lines), location.hash.slice(1));
    part(this, "more").hidden = shown.length <= lines;
    part(this, "none").hidden = this.#records.length > 0;
    part(this, "nothing").hidden = this.#records.length === 0 || shown.length > 0;
  }

  #route(): void {
    const vault = this.#vault;
    if (!vault || !this.#editor) return;
    const route = location.hash.slice(1);
    const isEdit = route.startsWith(EDIT);
    const record = this.#records.find(
      ({ id }) => id === (isEdit ? route.slice(EDIT.length) : route),
    );
    const shown = route === "new" || (isEdit && record) ? "editor" : record ? "reading" : "list";
    this.dataset.shown = shown;
    part(this, "reading").hidden = shown !== "reading";
    part(this, "editor").hidden = shown !== "editor";
    if (shown === "editor") this.#editor.begin(vault, record ?? null);
    if (shown === "reading" && record) drawReading(part(this, "reading"), vault, record);
    this.#list();
  }

  /** Whether it was stored. */
  async #save(wish: Wish, files: NoteFiles): Promise<boolean> {
    return this.#try(async () => {
      const before = this.#vault as Vault;
      const attachments = await files.sent(before, circleOf(before, wish));
      const { vault, record } = await write(before, { ...wish, attachments });
      this.#vault = vault;
      await this.#read(vault);
      location.hash = record;
    });
  }

  /** An action is done, or not after all. */
  async #turn(): Promise<void> {
    const record = this.#records.find(({ id }) => id === location.hash.slice(1));
    const wish = record && turned(record);
    if (!wish) return;
    await this.#try(async () => {
      const { vault } = await write(this.#vault as Vault, wish);
      this.#vault = vault;
      await this.#read(vault);
      this.#route();
    });
  }

  async #mark(strict: boolean): Promise<void> {
    await this.#try(async () => {
      if (!this.#vault) return;
      await markStrict(this.#vault, location.hash.slice(1), strict);
      await this.#read(this.#vault, []);
      this.#route();
    });
  }

  /** Whether it went well; what went wrong is said. */
  async #try(work: () => Promise<void>): Promise<boolean> {
    const problem = part(this, "problem");
    problem.hidden = true;
    this.ariaBusy = "true";
    try {
      await work();
      return true;
    } catch (error) {
      problem.textContent = this.#words(error);
      problem.hidden = false;
      problem.scrollIntoView({ block: "nearest" });
      part(this, "status").hidden = true;
      return false;
    } finally {
      this.ariaBusy = null;
    }
  }

  #words(error: unknown): string {
    if (error instanceof ApiError)
      return error.code === "offline" ? (this.dataset.offline ?? "") : error.message;
    if (error instanceof DOMException && error.name === "AbortError")
      return this.dataset.stopped ?? "";
    if (error instanceof NotWritable) return error.message || (this.dataset[error.why] ?? "");
    return this.dataset.damaged ?? "";
  }
}
