/** Records of an engagement: all that one may read, opened; and writing, which only ever adds a revision. */

import type { Content } from "../crypto/content.ts";
import { fromBase64Url, randomBytes, toBase64Url } from "../crypto/encoding.ts";
import { must, SealingError } from "../crypto/errors.ts";
import { openRecord, sealRecord } from "../crypto/record.ts";
import { isCount, isFlag, isId, isWord, listOf, shape, textUpTo } from "../crypto/shape.ts";
import { hexOf } from "../ledger/keys.ts";
import { ApiError } from "../net/api.ts";
import { isDone } from "./account.ts";
import { circleAt } from "./circles.ts";
import { instantNow } from "./instant.ts";
import { kindNamed, placeFor } from "./kinds.ts";
import { refreshed } from "./open.ts";
import type { OpenCircle, ReadRecord, ReadRevision, Vault, Wish } from "./types.ts";

const LARGEST = 1_500_000;
const PAGE = 1000;
const TRIES = 5;

interface SentRevision {
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

const isRevision = shape<SentRevision>({
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

/** Why something was not written: nobody has opened its circle yet, a key in it was not checked, or it is closed now. */
export class NotWritable extends Error {
  readonly why: "missing" | "unchecked" | "closed";

  constructor(why: NotWritable["why"], message = "") {
    super(message);
    this.name = "NotWritable";
    this.why = why;
  }
}

/** Everything that one may read there. What does not open is in it too, and says why. */
export async function readAll(
  vault: Vault,
  onProgress: (read: number) => void = () => undefined,
): Promise<readonly ReadRecord[]> {
  const sent: SentRevision[] = [];
  for (let after = ""; ; ) {
    const query = after && `?after=${after}`;
    const page = await vault.api.get(
      `engagements/${vault.engagement}/revisions${query}`,
      listOf(isRevision, PAGE),
    );
    sent.push(...page);
    onProgress(sent.length);
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.id;
  }
  const circles = new Map(vault.circles.map((circle) => [circle.id, circle]));
  const read = await Promise.all(
    sent.map(async (one) => ({ one, revision: await opened(one, circles.get(one.circle)) })),
  );
  return recordsOf(read, circles);
}

async function opened(sent: SentRevision, circle: OpenCircle | undefined): Promise<ReadRevision> {
  const { number, record, information_class: kind } = sent;
  try {
    must(circle !== undefined, "not_opened");
    const place = { circle: circle.id, record, revision: number, class: kind };
    const found = await openRecord(fromBase64Url(sent.envelope), place, circle.readable);
    return { number, at: found.content.at, opened: found, fault: "" };
  } catch (error) {
    if (!(error instanceof SealingError)) throw error;
    return { number, at: "", opened: null, fault: error.fault };
  }
}

function recordsOf(
  read: readonly { one: SentRevision; revision: ReadRevision }[],
  circles: ReadonlyMap<string, OpenCircle>,
): readonly ReadRecord[] {
  const records = new Map<string, ReadRecord>();
  for (const { one, revision } of read) {
    const circle = circles.get(one.circle);
    if (circle === undefined) continue;
    const before = records.get(one.record);
    const revisions = [...(before?.revisions ?? []), revision].sort((a, b) => a.number - b.number);
    records.set(one.record, {
      id: one.record,
      circle,
      information_class: one.information_class,
      author: before?.author ?? one.author,
      strict: one.strict,
      revisions,
      heads: headsOf(revisions),
    });
  }
  return [...records.values()];
}

/** The revisions over which no later one was written. */
function headsOf(revisions: readonly ReadRevision[]): readonly ReadRevision[] {
  const over = new Set(revisions.flatMap(({ opened }) => opened?.content.parents ?? []));
  return revisions.filter(({ opened }) => opened === null || !over.has(opened.id));
}

/** Seals and stores what somebody wants to write; again under the new epoch, or as a further revision, where it has to be. */
export async function write(
  vault: Vault,
  wish: Wish,
): Promise<{ readonly vault: Vault; readonly record: string }> {
  const record = wish.record?.id ?? hexOf(randomBytes(16));
  let now = vault;
  let number = (wish.record?.revisions.at(-1)?.number ?? 0) + 1;
  for (let left = TRIES; ; left -= 1) {
    try {
      await writeOnce(now, wish, record, number);
      return { vault: now, record };
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 409) || left <= 1) throw error;
      if (error.code === "epoch_passed") now = await refreshed(now);
      else number += 1;
    }
  }
}

async function writeOnce(vault: Vault, wish: Wish, record: string, number: number): Promise<void> {
  const circle = circleOf(vault, wish);
  if (circle.current === null) throw new NotWritable("unchecked");
  const place = {
    circle: circle.id,
    record,
    revision: number,
    class: circle.place.information_class,
  };
  const envelope = await sealRecord(
    contentOf(vault, wish, circle),
    place,
    circle.current,
    vault.me.signer,
  );
  const path = `engagements/${vault.engagement}/circles/${circle.id}/records/${record}/${number}`;
  await vault.api.post(path, { envelope: toBase64Url(envelope) }, isDone);
}

/** The circle in which it is kept, if one can write there now. */
export function circleOf(vault: Vault, wish: Pick<Wish, "kind" | "record">): OpenCircle {
  const kind = kindNamed(wish.kind);
  const place = wish.record?.circle.place ?? (kind && placeFor(vault, kind));
  if (!place) throw new NotWritable("closed");
  if (place.closed) throw new NotWritable("closed", place.closed);
  const id = wish.record?.circle.id;
  const circle = id ? vault.circles.find((one) => one.id === id) : circleAt(vault.circles, place);
  if (circle === undefined) throw new NotWritable("missing");
  return circle;
}

function contentOf(vault: Vault, wish: Wish, { state }: OpenCircle): Content {
  const parents = wish.record?.heads.flatMap(({ opened }) => opened?.id ?? []) ?? [];
  return {
    v: 1,
    kind: wish.kind,
    author: vault.me.person,
    at: instantNow(),
    log_n: state.n,
    log_head: state.head,
    parents,
    title: wish.title,
    text: wish.text,
    tags: wish.tags,
    attachments: wish.attachments,
    more: wish.more,
  };
}

/** Marks a record as strictly confidential, or takes the mark off (R34). */
export async function markStrict(vault: Vault, record: string, strict: boolean): Promise<void> {
  const verb = strict ? "strict" : "not-strict";
  await vault.api.post(`engagements/${vault.engagement}/records/${record}/${verb}`, {}, isDone);
}
