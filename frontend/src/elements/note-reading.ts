/** One record of `<sealed-notes>`, read: what it says now, who can read it, and what it said before. */

import { dueOf, isDone, isOverdue } from "../vault/actions.ts";
import { kindOf, latestOf, nameOf, namesOthers, othersIn, titleOf } from "../vault/telling.ts";
import type { ReadRecord, ReadRevision, Vault } from "../vault/types.ts";
import { attachedFile } from "./attached-file.ts";
import { part } from "./part.ts";
import { rendered } from "./rendered.ts";
import { dayOf, filled, momentOf, todayAt, wordsOf } from "./told.ts";

export function drawReading(host: HTMLElement, vault: Vault, record: ReadRecord): void {
  const latest = latestOf(record);
  const content = latest?.opened?.content;
  part(host, "title").textContent = content
    ? titleOf(content.title, content.text)
    : (host.dataset.unopened ?? "");
  part(host, "what").textContent = wordsOf("kinds-of-records", kindOf(record));
  part(host, "readers").textContent = readersOf(host, vault, record);
  const edit = part(host, "edit") as HTMLAnchorElement;
  edit.href = `#edit-${record.id}`;
  edit.hidden = record.circle.current === null || !content;
  drawMark(host, vault, record);
  drawAction(host, record);
  part(host, "names-others").hidden = !namesOthers(record);
  part(host, "tags").textContent = content?.tags.map((tag) => `#${tag}`).join("  ") ?? "";
  const heads = record.heads.length > 0 ? record.heads : record.revisions;
  part(host, "conflict").hidden = heads.length < 2;
  const shown = heads.length > 1 ? heads : [latest ?? heads[0]].filter((one) => one !== undefined);
  part(host, "text").replaceChildren(...shown.map((one) => drawn(host, vault, record, one)));
  const earlier = record.revisions.filter((one) => !shown.includes(one)).reverse();
  part(host, "earlier").hidden = earlier.length === 0;
  part(host, "earlier-texts").replaceChildren(
    ...earlier.map((one) => drawn(host, vault, record, one)),
  );
}

/** Until when it is to be done, and whether it is. */
function drawAction(host: HTMLElement, record: ReadRecord): void {
  const [due, done] = [dueOf(record), isDone(record)];
  const isAction = kindOf(record) === "action" && record.circle.current !== null;
  const day = part(host, "day");
  day.hidden = due === "";
  day.textContent = due ? filled(day.dataset.words, { day: dayOf(due) }) : "";
  part(host, "is-done").hidden = !done;
  part(host, "is-overdue").hidden = !isOverdue(record, todayAt(host));
  part(host, "finish").hidden = !isAction || done;
  part(host, "reopen").hidden = !isAction || !done;
}

/** Coach and client raise the mark; only the client lowers it (R34). */
function drawMark(host: HTMLElement, vault: Vault, record: ReadRecord): void {
  const roles = vault.book.people.get(vault.me.person)?.roles ?? [];
  const isClient = ["client", "group_member"].some((role) => roles.includes(role));
  part(host, "strict").hidden = !record.strict;
  part(host, "raise").hidden = record.circle.place.own || record.strict;
  part(host, "lower").hidden = !record.strict || !isClient;
  if (!isClient && !roles.includes("coach")) part(host, "raise").hidden = true;
}

function readersOf(host: HTMLElement, vault: Vault, record: ReadRecord): string {
  const others = othersIn(vault, record.circle, record.circle.place);
  const { dataset } = part(host, "readers");
  if (others.length === 0) return dataset.alone ?? "";
  return filled(dataset.shared, { names: others.join(", ") });
}

function drawn(host: HTMLElement, vault: Vault, record: ReadRecord, revision: ReadRevision): Node {
  const blank = part(host, "revision") as HTMLTemplateElement;
  const place = document.importNode(blank.content, true);
  const content = revision.opened?.content;
  part(place, "by").textContent = content
    ? `${nameOf(vault, content.author)} · ${momentOf(content.at, host)}`
    : "";
  const line = part(host, "attached") as HTMLTemplateElement;
  const files = content?.attachments ?? [];
  part(place, "attachments").append(
    ...files.map((one) => attachedFile(line, vault, record.circle, one)),
  );
  part(place, "words").replaceChildren(
    content ? rendered(content.text) : (host.dataset.damaged ?? ""),
  );
  return place;
}
