/** Records as files tell them: everything for programs, and what stands now for people. */

import type { Json } from "../crypto/json.ts";
import { kindOf, latestOf, nameOf, titleOf } from "../vault/telling.ts";
import type { Attachment, ReadRecord, ReadRevision, Vault } from "../vault/types.ts";
import { safeName } from "./names.ts";

/** What the page calls things, in the reader's language. */
export interface Words {
  readonly kind: (kind: string) => string;
  readonly moment: (at: string) => string;
  readonly strict: string;
  readonly unfetched: string;
}

/** Where the attachments of a record stand in the archive, by id; those that could not be had are not in it. */
export type Places = ReadonlyMap<string, string>;

/** A record with everything that was ever written there, as far as it opened. */
export function recordJson(vault: Vault, record: ReadRecord, note: string | null, files: Places) {
  return {
    id: record.id,
    kind: kindOf(record),
    information_class: record.information_class,
    author: personJson(vault, record.author),
    strict: record.strict,
    note,
    revisions: record.revisions.map((revision) => revisionJson(vault, revision, files)),
  };
}

export function personJson(vault: Vault, id: string): { readonly [name: string]: Json } {
  return { id, name: nameOf(vault, id) };
}

function revisionJson(vault: Vault, { number, opened, fault }: ReadRevision, files: Places) {
  if (opened === null) return { number, fault };
  const { kind, author, at, parents, title, text, tags, attachments, more } = opened.content;
  return {
    number,
    id: opened.id,
    kind,
    author: personJson(vault, author),
    at,
    parents,
    title,
    text,
    tags,
    attachments: attachments.map((one) => ({ ...one, file: files.get(one.id) ?? null })),
    more,
  };
}

/** What a note's file is called: its day, and how it begins. */
export function noteName(record: ReadRecord): string {
  const content = latestOf(record)?.opened?.content;
  const title = content ? titleOf(content.title, content.text) : "";
  return safeName(`${content?.at.slice(0, 10)}-${title}`);
}

/** What a record says now, to be read; of a conflict, both versions. */
export function noteText(vault: Vault, record: ReadRecord, files: Places, words: Words): string {
  const heads = record.heads.filter(({ opened }) => opened !== null);
  const shown = heads.length > 0 ? heads : [latestOf(record)];
  const versions = shown.flatMap((revision) => revision?.opened?.content ?? []);
  return versions
    .map((content) => {
      const title = titleOf(content.title, content.text);
      const by = [
        words.kind(content.kind),
        nameOf(vault, content.author),
        words.moment(content.at),
      ];
      const tags = content.tags.map((tag) => `#${tag}`).join(" ");
      const head = [`# ${title}`, by.join(" · "), record.strict ? words.strict : "", tags];
      const below = content.attachments.map((one) => fileLine(one, files, words)).join("\n");
      return [head.filter(Boolean).join("\n\n"), content.text, below].filter(Boolean).join("\n\n");
    })
    .join("\n\n---\n\n")
    .concat("\n");
}

function fileLine({ id, name }: Attachment, files: Places, { unfetched }: Words): string {
  return `- ${files.get(id) ?? unfetched.replace("{name}", name)}`;
}
