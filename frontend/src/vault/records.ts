/** Writing records of an engagement: it only ever adds a revision. What was written is read from the `shelf.ts`. */

import type { Content } from "../crypto/content.ts";
import { randomBytes, toBase64Url } from "../crypto/encoding.ts";
import { sealRecord } from "../crypto/record.ts";
import { hexOf } from "../ledger/keys.ts";
import { ApiError } from "../net/api.ts";
import { isDone } from "./account.ts";
import { circleAt } from "./circles.ts";
import { instantNow } from "./instant.ts";
import { kindNamed, placeFor } from "./kinds.ts";
import { refreshed } from "./open.ts";
import type { OpenCircle, Vault, Wish } from "./types.ts";

const TRIES = 5;

/** Why something was not written: nobody has opened its circle yet, a key in it was not checked, or it is closed now. */
export class NotWritable extends Error {
  readonly why: "missing" | "unchecked" | "closed";

  constructor(why: NotWritable["why"], message = "") {
    super(message);
    this.name = "NotWritable";
    this.why = why;
  }
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
  return {
    v: 1,
    kind: wish.kind,
    author: vault.me.person,
    at: instantNow(),
    log_n: state.n,
    log_head: state.head,
    parents: wish.over,
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
