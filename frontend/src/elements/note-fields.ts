/** The fields of the editor: what stands in them, and how a record fills them. */

import { dueOf } from "../vault/actions.ts";
import type { Draft } from "../vault/drafts.ts";
import { kindOf, latestOf, namesOthers } from "../vault/telling.ts";
import type { ReadRecord, Wish } from "../vault/types.ts";
import { part } from "./part.ts";
import { wordsOf } from "./told.ts";

export type Typed = Omit<Draft, "over" | "at">;

const MOST_TAGS = 20;
const TAG = 100;
/** Between two versions that are brought together. */
const BETWEEN = "\n\n---\n\n";

export class NoteFields {
  readonly #host: HTMLElement;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** The kinds to choose from; a record stays of its kind. */
  offer(kinds: readonly string[], { fixed }: { readonly fixed: boolean }): void {
    const options = kinds.map((kind) => new Option(wordsOf("kinds-of-records", kind), kind));
    this.#kind.replaceChildren(...options);
    this.#kind.disabled = fixed;
  }

  fill(typed: Typed): void {
    if (!this.#kind.disabled && typed.kind) this.#kind.value = typed.kind;
    this.#input("title").value = typed.title;
    this.#text.value = typed.text;
    this.#input("due").value = typed.due;
    this.#input("tags").value = typed.tags;
    this.#input("names-others").checked = typed.names_others;
  }

  get typed(): Typed {
    return {
      kind: this.#kind.value,
      title: this.#input("title").value,
      text: this.#text.value,
      due: this.#input("due").value,
      tags: this.#input("tags").value,
      names_others: this.#input("names-others").checked,
    };
  }

  focus(): void {
    this.#input("title").focus();
  }

  get #kind(): HTMLSelectElement {
    return part(this.#host, "kind") as HTMLSelectElement;
  }

  get #text(): HTMLTextAreaElement {
    return part(this.#host, "text") as HTMLTextAreaElement;
  }

  #input(name: string): HTMLInputElement {
    return part(this.#host, name) as HTMLInputElement;
  }
}

/** What a record says now; where two wrote at the same time, both texts, one after the other. */
export function typedFrom(record: ReadRecord | null): Typed {
  const content = record && latestOf(record)?.opened?.content;
  const texts = record?.heads.flatMap(({ opened }) => opened?.content.text ?? []) ?? [];
  return {
    kind: record ? kindOf(record) : "",
    title: content?.title ?? "",
    text: [...new Set(texts)].join(BETWEEN),
    due: record ? dueOf(record) : "",
    tags: content?.tags.join(", ") ?? "",
    names_others: record !== null && namesOthers(record),
  };
}

/** What of it is written over `record`; what else that has besides stays. */
export function wishFrom(
  typed: Typed,
  record: ReadRecord | null,
): Pick<Wish, "kind" | "title" | "text" | "tags" | "more"> {
  const { kind, title, text } = typed;
  const {
    due: _,
    names_others: __,
    ...other
  } = (record && latestOf(record)?.opened?.content.more) ?? {};
  const more = {
    ...other,
    ...(kind === "action" && typed.due && { due: typed.due }),
    ...(typed.names_others && { names_others: true }),
  };
  return { kind, title: title.trim(), text, tags: tagsIn(typed.tags), more };
}

/** The words between commas, each once. */
export function tagsIn(typed: string): readonly string[] {
  const words = typed.split(/[,;\n]/).map((word) => word.trim().slice(0, TAG));
  return [...new Set(words.filter(Boolean))].slice(0, MOST_TAGS);
}
