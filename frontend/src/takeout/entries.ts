/**
 * All that somebody may read in an engagement, as the files of an archive. What does not open, or cannot be had, is told in
 * it, and the rest goes on.
 */

import type { Json } from "../crypto/json.ts";
import { fetched, opened } from "../vault/attachments.ts";
import { instantNow } from "../vault/instant.ts";
import { attachmentsIn, latestOf } from "../vault/telling.ts";
import type { Attachment, ReadRecord, Vault } from "../vault/types.ts";
import { Names, safeName } from "./names.ts";
import { piecesOf } from "./streams.ts";
import { type Entry, textEntry } from "./tar.ts";
import { noteName, noteText, type Places, personJson, recordJson, type Words } from "./telling.ts";

const FORMAT = "privity/takeout/v1";

export interface Taking {
  readonly vault: Vault;
  readonly records: readonly ReadRecord[];
  /** The person's part of the ledger. */
  readonly ledger: () => Promise<string>;
  readonly words: Words;
  /** What the archive says about itself; `missing` are files by name, and whether the part of the ledger is missing. */
  readonly readme: (missing: Missing) => string;
  readonly onFile: (done: number, all: number) => void;
  readonly signal: AbortSignal;
}

/** What should be in the archive, and is not. */
export interface Missing {
  readonly files: readonly string[];
  readonly ledger: boolean;
}

export async function* entriesOf(taking: Taking): AsyncGenerator<Entry> {
  const { vault, records, ledger, readme, signal } = taking;
  const now = Date.now();
  const places = new Map<string, string>();
  const failed: string[] = [];
  yield* filesOf(taking, places, failed);
  const notes = new Map(notesOf(taking, places));
  yield* notes.values();
  const told = records.map((record) =>
    recordJson(vault, record, notes.get(record.id)?.path ?? null, places),
  );
  yield textEntry("records.json", now, recordsJson(vault, told));
  signal.throwIfAborted();
  const part = await ledger().catch(() => null);
  signal.throwIfAborted();
  if (part !== null) yield textEntry("ledger.json", now, part);
  yield textEntry("README.txt", now, readme({ files: failed, ledger: part === null }));
}

/** The attachments; where each stands gets into `places`, the names of those that could not be had into `failed`. */
async function* filesOf(
  taking: Taking,
  places: Map<string, string>,
  failed: string[],
): AsyncGenerator<Entry> {
  const names = new Names();
  const all = taking.records.flatMap((record) =>
    attachmentsIn(record.revisions).map((attachment) => ({ record, attachment })),
  );
  for (const [done, { record, attachment }] of all.entries()) {
    taking.onFile(done, all.length);
    const sealed = await checked(taking, record, attachment);
    if (sealed === null) {
      failed.push(attachment.name);
      continue;
    }
    const path = names.free(`files/${record.id}/${safeName(attachment.name)}`);
    places.set(attachment.id, path);
    const content = piecesOf(await opened(record.circle, attachment, sealed.stream()));
    yield { path, at: timeOf(record), size: attachment.size, content };
  }
}

/**
 * An attachment, still sealed, that was opened once to its end: it is what its author signed, whole. So nothing of a file
 * that is not gets into the archive, and none is ever held open. Null if it could not be had.
 */
async function checked(
  { vault, signal }: Taking,
  { circle }: ReadRecord,
  attachment: Attachment,
): Promise<Blob | null> {
  try {
    const sealed = await (await fetched(vault, circle, attachment, signal)).blob();
    for await (const _ of piecesOf(await opened(circle, attachment, sealed.stream())))
      signal.throwIfAborted();
    return sealed;
  } catch {
    signal.throwIfAborted();
    return null;
  }
}

function* notesOf(
  { vault, records, words }: Taking,
  places: Places,
): Generator<[record: string, note: Entry]> {
  const names = new Names();
  for (const record of records) {
    if (latestOf(record) === null) continue;
    const path = names.free(`notes/${noteName(record)}.md`);
    const text = noteText(vault, record, places, words);
    yield [record.id, textEntry(path, timeOf(record), text)];
  }
}

function recordsJson(vault: Vault, records: readonly object[]): string {
  const about: { readonly [name: string]: Json } = {
    format: FORMAT,
    taken_at: instantNow(),
    engagement: vault.engagement,
    person: personJson(vault, vault.me.person),
  };
  return `${JSON.stringify({ ...about, records }, null, 2)}\n`;
}

function timeOf(record: ReadRecord): number {
  return Date.parse(latestOf(record)?.at ?? "") || 0;
}
