/** The lines of `<sealed-notes>`: a title, its kind, who wrote last and when. */

import { dueOf, isDone, isOverdue } from "../vault/actions.ts";
import { kindOf, latestOf, nameOf, namesOthers, titleOf } from "../vault/telling.ts";
import type { ReadRecord, Vault } from "../vault/types.ts";
import { part } from "./part.ts";
import { dayOf, filled, momentOf, todayAt, wordsOf } from "./told.ts";

/** Draws the lines in their order; `open` is the record that is on show. */
export function drawLines(
  host: HTMLElement,
  vault: Vault,
  records: readonly ReadRecord[],
  open: string,
): void {
  const blank = part(host, "line") as HTMLTemplateElement;
  const lines = records.map((record) => lineOf(blank, host, vault, record, open));
  part(host, "list").replaceChildren(...lines);
}

function lineOf(
  blank: HTMLTemplateElement,
  host: HTMLElement,
  vault: Vault,
  record: ReadRecord,
  open: string,
): Node {
  const line = document.importNode(blank.content, true);
  const latest = latestOf(record);
  const content = latest?.opened?.content;
  const link = part(line, "link") as HTMLAnchorElement;
  link.href = `#${record.id}`;
  link.textContent = content ? titleOf(content.title, content.text) : (host.dataset.unopened ?? "");
  if (record.id === open) link.setAttribute("aria-current", "true");
  part(line, "kind").textContent = content ? wordsOf("kinds-of-records", kindOf(record)) : "";
  part(line, "who").textContent = content
    ? `${nameOf(vault, content.author)} · ${momentOf(content.at, host)}`
    : "";
  const due = dueOf(record);
  part(line, "due").textContent = due ? filled(host.dataset.due, { day: dayOf(due) }) : "";
  part(line, "overdue").hidden = !isOverdue(record, todayAt(host));
  part(line, "done").hidden = !isDone(record);
  part(line, "strict").hidden = !record.strict;
  part(line, "names-others").hidden = !namesOthers(record);
  part(line, "conflict").hidden = record.heads.length < 2;
  return line;
}
