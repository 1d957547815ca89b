/**
 * Drafts: what somebody is typing, kept in this browser under their account key until it is stored or given up. It outlives a
 * crash, a lost connection, a lock and the end of the session, and opens to nobody else.
 */

import { open, seal, sealingKey } from "../crypto/aead.ts";
import { SealingError } from "../crypto/errors.ts";
import { hkdf } from "../crypto/hkdf.ts";
import { canonicalBytes, readCanonical } from "../crypto/json.ts";
import { pad, unpad } from "../crypto/padding.ts";
import { isFlag, isHash, isInstant, isWord, listOf, shape, textUpTo } from "../crypto/shape.ts";
import { bytesOf } from "../ledger/encoding.ts";
import type { Bytes } from "../ledger/hashing.ts";
import { read, write } from "./stored.ts";
import type { Unlocked } from "./types.ts";

const PURPOSE = "draft/v1";
const STORE = "drafts";

export type Draft = {
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly due: string;
  readonly tags: string;
  readonly names_others: boolean;
  /** The revisions that it was typed over, by `revisionId`. */
  readonly over: readonly string[];
  readonly at: string;
};

/** Where a draft belongs: an engagement, and the record that it goes on with, or `new`. */
export interface DraftPlace {
  readonly engagement: string;
  readonly record: string;
}

const isDraft = shape<Draft>({
  kind: isWord,
  title: textUpTo(1000),
  text: textUpTo(2 ** 20),
  due: textUpTo(10),
  tags: textUpTo(2000),
  names_others: isFlag,
  over: listOf(isHash, 100),
  at: isInstant,
});

export async function keepDraft(mine: Unlocked, place: DraftPlace, draft: Draft): Promise<void> {
  const name = nameOf(mine, place);
  const sealed = await seal(await keyOf(mine), pad(canonicalBytes(draft)), bytesOf(name));
  await write(STORE, { [name]: sealed });
}

/** The draft that was kept for this place; null for none, or one that this account key does not open any more. */
export async function draftFor(mine: Unlocked, place: DraftPlace): Promise<Draft | null> {
  const name = nameOf(mine, place);
  const [sealed] = await read(STORE, name);
  if (!(sealed instanceof Uint8Array)) return null;
  try {
    const content = await open(await keyOf(mine), sealed as Bytes, bytesOf(name));
    return readCanonical(unpad(content), isDraft);
  } catch (error) {
    if (error instanceof SealingError) return null;
    throw error;
  }
}

export async function forgetDraft(mine: Unlocked, place: DraftPlace): Promise<void> {
  await write(STORE, { [nameOf(mine, place)]: undefined });
}

function nameOf({ person }: Unlocked, { engagement, record }: DraftPlace): string {
  return `${PURPOSE}|${person}|${engagement}|${record}`;
}

async function keyOf(mine: Unlocked): Promise<CryptoKey> {
  return sealingKey(await hkdf(mine.accountKey, PURPOSE));
}
