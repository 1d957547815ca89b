/** Who can read something, by name: from the circle's own log where there is one, as nobody else gets its keys. */

import type { Attachment, OpenCircle, Place, ReadRecord, ReadRevision, Vault } from "./types.ts";

/** The names of all who can read what is kept there, but for oneself. */
export function othersIn(vault: Vault, circle: OpenCircle | null, place: Place): readonly string[] {
  const readers = circle ? [...circle.state.members.keys()] : place.readers;
  return readers
    .filter((person) => person !== vault.me.person)
    .map((person) => nameOf(vault, person));
}

export function nameOf({ book }: Vault, person: string): string {
  return book.people.get(person)?.name ?? "?";
}

/** What a record says now: its last revision that opened. */
export function latestOf(record: ReadRecord): ReadRevision | null {
  return record.revisions.findLast(({ opened }) => opened !== null) ?? null;
}

/** The revisions that were read where one goes on with a record, by `revisionId`. */
export function headsOf(record: ReadRecord | null): readonly string[] {
  return record?.heads.flatMap(({ opened }) => opened?.id ?? []) ?? [];
}

/** The files of what stands there now; of each version where there are two. */
export function filesOf(record: ReadRecord | null): readonly Attachment[] {
  return attachmentsIn(record?.heads ?? []);
}

/** What is attached to these revisions, each file once. */
export function attachmentsIn(revisions: readonly ReadRevision[]): readonly Attachment[] {
  const all = revisions.flatMap(({ opened }) => opened?.content.attachments ?? []);
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

/** Whether its author marked it as naming people who are not there (R38). */
export function namesOthers(record: ReadRecord): boolean {
  return latestOf(record)?.opened?.content.more.names_others === true;
}

export function kindOf(record: ReadRecord): string {
  return latestOf(record)?.opened?.content.kind ?? "";
}

/** What Markdown begins a line with, or puts around words. */
const MARKS = /^(?:#{1,6}|[-*+>]|\d{1,9}[.)])\s+|[*_`~]{1,3}/g;

/** The title, or else how the text begins. */
export function titleOf(title: string, text: string): string {
  if (title !== "") return title;
  const [line = ""] = text.trim().split("\n");
  const first = line.replace(MARKS, "");
  return first.length > 80 ? `${first.slice(0, 80)}…` : first || "…";
}

/** Newest first, by what was written last. */
export function byTime(records: readonly ReadRecord[]): readonly ReadRecord[] {
  const when = (record: ReadRecord) => latestOf(record)?.at ?? "";
  return [...records].sort((a, b) => when(b).localeCompare(when(a)));
}

/** Those in which each word that was typed stands, in title, text or tags. */
export function withWords(records: readonly ReadRecord[], typed: string): readonly ReadRecord[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return records;
  return records.filter((record) => {
    const all = searched(record);
    return words.every((word) => all.includes(word));
  });
}

const ALL_WORDS = new WeakMap<ReadRecord, string>();

/** All that a record says, in small letters, made once. */
function searched(record: ReadRecord): string {
  const before = ALL_WORDS.get(record);
  if (before !== undefined) return before;
  const content = latestOf(record)?.opened?.content;
  const parts = content ? [content.title, content.text, ...content.tags] : [];
  const all = parts.join("\n").toLocaleLowerCase();
  ALL_WORDS.set(record, all);
  return all;
}

export function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
