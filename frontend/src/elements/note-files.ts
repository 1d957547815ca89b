/**
 * The files of a note that is being written. They are sealed and sent when the note is kept: until then they stay where they
 * are, and whatever is changed about the note, who can read it can read them.
 */

import { LARGEST, upload } from "../vault/attachments.ts";
import type { Attachment, OpenCircle, Vault } from "../vault/types.ts";
import { part } from "./part.ts";
import { fileSizeOf, filled } from "./told.ts";

interface Line {
  readonly place: HTMLElement;
  /** Null for one that an earlier version of the note has. */
  readonly file: File | null;
  sent: Attachment | null;
  /** The circle that it was sealed for. */
  circle: string;
}

export class NoteFiles {
  readonly #host: HTMLElement;
  #lines: readonly Line[] = [];
  #sending: AbortController | null = null;

  constructor(host: HTMLElement) {
    this.#host = host;
    const input = part(host, "file-input") as HTMLInputElement;
    part(host, "choose").addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      this.#add([...(input.files ?? [])]);
      input.value = "";
    });
    const form = part(host, "form");
    form.addEventListener("dragover", (event) => event.preventDefault());
    form.addEventListener("drop", (event) => this.#take(event, event.dataTransfer));
    form.addEventListener("paste", (event) => this.#take(event, event.clipboardData));
  }

  /** The files that the note has, in the version that is changed; nothing else is there any more. */
  begin(attachments: readonly Attachment[]): void {
    this.stop();
    this.#lines = [];
    part(this.#host, "files").replaceChildren();
    for (const one of attachments) this.#draw(one.name, one.size, null, one);
    this.#tell("");
  }

  /** Seals and sends what is not there yet; tells all that belong to the note. Fails as `upload` does. */
  async sent(vault: Vault, circle: OpenCircle): Promise<readonly Attachment[]> {
    this.#sending = new AbortController();
    const { signal } = this.#sending;
    try {
      for (const line of this.#lines) {
        if (line.file === null || (line.sent && line.circle === circle.id)) continue;
        line.sent = await upload(vault, circle, line.file, (...how) => show(line, ...how), signal);
        line.circle = circle.id;
      }
      return this.#lines.flatMap(({ sent }) => sent ?? []);
    } finally {
      for (const { place } of this.#lines) part(place, "bar").hidden = true;
      this.#sending = null;
    }
  }

  /** What is being sent goes no further. */
  stop(): void {
    this.#sending?.abort();
  }

  #take(event: Event, dropped: DataTransfer | null): void {
    const files = [...(dropped?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.#add(files);
  }

  #add(files: readonly File[]): void {
    const large = files.filter(({ size }) => size > LARGEST).map(({ name }) => name);
    this.#tell(large.join(", "));
    for (const file of files)
      if (file.size <= LARGEST) this.#draw(file.name, file.size, file, null);
  }

  /** Which files are too large. */
  #tell(names: string): void {
    const place = part(this.#host, "too-large");
    place.hidden = names === "";
    place.textContent = filled(place.dataset.words, { names });
  }

  #draw(name: string, size: number, file: File | null, sent: Attachment | null): void {
    const blank = part(this.#host, "file") as HTMLTemplateElement;
    const place = document.importNode(blank.content, true).firstElementChild as HTMLElement;
    const line = { place, file, sent, circle: "" };
    part(place, "name").textContent = name;
    part(place, "size").textContent = fileSizeOf(size);
    const remove = part(place, "remove");
    remove.ariaLabel = filled(remove.dataset.words, { name });
    remove.addEventListener("click", () => {
      this.stop();
      this.#lines = this.#lines.filter((one) => one !== line);
      place.remove();
    });
    this.#lines = [...this.#lines, line];
    part(this.#host, "files").append(place);
  }
}

function show({ place }: Line, done: number, all: number, waiting: boolean): void {
  const bar = part(place, "bar") as HTMLProgressElement;
  bar.hidden = false;
  bar.max = all;
  bar.value = done;
  part(place, "waiting").hidden = !waiting;
}
