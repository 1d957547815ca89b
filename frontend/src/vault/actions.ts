/** What somebody wants to do until a day: whether it is done, and whether that day is over. */

import { instantNow } from "./instant.ts";
import { filesOf, headsOf, kindOf, latestOf } from "./telling.ts";
import type { ReadRecord, Wish } from "./types.ts";

/** The day until which it is to be done, as `2026-03-31`; empty for none, and for what is no action. */
export function dueOf(record: ReadRecord): string {
  const due = kindOf(record) === "action" && latestOf(record)?.opened?.content.more.due;
  return typeof due === "string" && /^\d{4}-\d\d-\d\d$/.test(due) ? due : "";
}

export function isDone(record: ReadRecord): boolean {
  return kindOf(record) === "action" && latestOf(record)?.opened?.content.more.done !== undefined;
}

/** Whether its day is over and it is not done; `today` is the reader's own, as `2026-03-31`. */
export function isOverdue(record: ReadRecord, today: string): boolean {
  const due = dueOf(record);
  return due !== "" && due < today && !isDone(record);
}

/** The same action, done now; or not done after all. */
export function turned(record: ReadRecord): Wish | null {
  const content = latestOf(record)?.opened?.content;
  if (content?.kind !== "action") return null;
  const { done, ...more } = content.more;
  return {
    ...content,
    record,
    over: headsOf(record),
    attachments: filesOf(record),
    more: done === undefined ? { ...more, done: instantNow() } : more,
  };
}
