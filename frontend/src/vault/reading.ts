/**
 * Opening revisions: each by the keys of its circle and its author's signature. What opens a circle is plain data, so that
 * workers can do it (`reading-pool.ts`): thousands of notes take no time from the page.
 */

import { authorKey, type CircleLog } from "../crypto/circle-log.ts";
import { fromBase64Url } from "../crypto/encoding.ts";
import { must, SealingError } from "../crypto/errors.ts";
import { openRecord, type Readable } from "../crypto/record.ts";
import { isCount, isFlag, isId, isWord, shape, textUpTo } from "../crypto/shape.ts";
import type { ReadRevision } from "./types.ts";

const LARGEST = 1_500_000;

/** A revision as the server sends it. */
export interface SentRevision {
  readonly id: string;
  readonly circle: string;
  readonly record: string;
  readonly number: number;
  readonly epoch: number;
  readonly information_class: string;
  readonly author: string;
  readonly strict: boolean;
  readonly envelope: string;
}

export const isRevision = shape<SentRevision>({
  id: textUpTo(36),
  circle: isId,
  record: isId,
  number: isCount,
  epoch: isCount,
  information_class: isWord,
  author: isId,
  strict: isFlag,
  envelope: textUpTo(LARGEST),
});

/** What opens the records of a circle: the key of each epoch, which cannot be taken out of it, and who was in when. */
export interface Reader {
  readonly keys: ReadonlyMap<number, CryptoKey>;
  readonly log: CircleLog;
}

/** The readers of all one's circles, by circle. */
export type Readers = ReadonlyMap<string, Reader>;

/** Opens revisions, in their order. What does not open says why. */
export type OpenAll = (
  readers: Readers,
  sent: readonly SentRevision[],
) => Promise<readonly ReadRevision[]>;

/** In this page, or in this worker. */
export const openHere: OpenAll = (readers, sent) =>
  Promise.all(sent.map((one) => openOne(one, readers.get(one.circle))));

async function openOne(sent: SentRevision, reader: Reader | undefined): Promise<ReadRevision> {
  const { circle, number, record, information_class: kind } = sent;
  try {
    must(reader !== undefined, "not_opened");
    const place = { circle, record, revision: number, class: kind };
    const found = await openRecord(fromBase64Url(sent.envelope), place, readableOf(reader));
    return { number, at: found.content.at, opened: found, fault: "" };
  } catch (error) {
    if (!(error instanceof SealingError)) throw error;
    return { number, at: "", opened: null, fault: error.fault };
  }
}

function readableOf({ keys, log }: Reader): Readable {
  return {
    epochKey: async (epoch) => {
      const key = keys.get(epoch);
      must(key !== undefined, "not_opened");
      return key;
    },
    authorKey: async (content, epoch) => authorKey(log, content, epoch),
  };
}
