/** What a bundle holds; the twin of core/bundle/value.py. Well-formed, and nothing believed yet. */

import type { Checkpoint } from "../checkpoint.ts";
import { bytesOf } from "../encoding.ts";
import { entryLeaf } from "../entry.ts";
import { type Bytes, leafHash } from "../hashing.ts";
import type { Key } from "../keys.ts";
import type { Note } from "../note.ts";
import type { Proof } from "../proofs.ts";

/** A signed note, and the checkpoint that it is. */
export interface Signed {
  readonly note: Note;
  readonly checkpoint: Checkpoint;
}

/** An entry that can be read. */
export interface ShownEntry {
  readonly index: number;
  readonly proof: Proof;
  readonly salt: Bytes;
  readonly content: string;
}

/** An entry whose content and salt were erased. */
export interface ErasedEntry {
  readonly index: number;
  readonly proof: Proof;
  readonly commitment: Bytes;
}

export type Item = ShownEntry | ErasedEntry;

export interface Earlier extends Signed {
  readonly proof: Proof;
}

export interface OfferedDocument {
  readonly version: string;
  readonly content: string;
}

export interface Bundle {
  readonly key: Key;
  /** The key as C2SP writes it. */
  readonly keyText: string;
  readonly head: Signed;
  readonly earlier: readonly Earlier[];
  readonly engagement: string;
  readonly reader: string;
  readonly entries: readonly Item[];
  readonly documents: readonly OfferedDocument[];
}

export function isShown(item: Item): item is ShownEntry {
  return "content" in item;
}

/** The hash that must stand in the tree. */
export function leafOf(item: Item): Promise<Bytes> {
  return isShown(item) ? entryLeaf(item.salt, bytesOf(item.content)) : leafHash(item.commitment);
}
