/** All that one may read in an engagement, opened, and kept while the page is open: only what is new is fetched again. */

import { listOf } from "../crypto/shape.ts";
import { isRevision, type OpenAll, openHere, type SentRevision } from "./reading.ts";
import type { OpenCircle, ReadRecord, ReadRevision, Vault } from "./types.ts";

const PAGE = 1000;

/** Every revision that was sent, as it was opened; in the order in which they came. */
export type Shelf = readonly { readonly sent: SentRevision; readonly revision: ReadRevision }[];

/** The shelf with all that came since. `onProgress` hears how many are open, of those that were fetched so far. */
export async function read(
  vault: Vault,
  shelf: Shelf,
  openAll: OpenAll = openHere,
  onProgress: (open: number, fetched: number) => void = () => undefined,
): Promise<Shelf> {
  const readers = new Map(vault.circles.map(({ id, reader }) => [id, reader]));
  let [open, fetched] = [shelf.length, shelf.length];
  const opened: Promise<Shelf>[] = [];
  for await (const page of pagesAfter(vault, shelf.at(-1)?.sent.id ?? "")) {
    fetched += page.length;
    const revisions = openAll(readers, page).then((found) => {
      open += found.length;
      onProgress(open, fetched);
      return found.map((revision, place) => ({ sent: page[place] as SentRevision, revision }));
    });
    opened.push(revisions);
  }
  return [...shelf, ...(await Promise.all(opened)).flat()];
}

async function* pagesAfter(vault: Vault, last: string) {
  for (let after = last; ; ) {
    const query = after && `?after=${after}`;
    const path = `engagements/${vault.engagement}/revisions${query}`;
    const page = await vault.api.get(path, listOf(isRevision, PAGE));
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)?.id ?? "";
  }
}

/** The records on the shelf. What did not open is in it too, and says why. */
export function recordsOn(shelf: Shelf, vault: Vault): readonly ReadRecord[] {
  const circles = new Map(vault.circles.map((circle) => [circle.id, circle]));
  const found = new Map<string, Shelf[number][]>();
  for (const one of shelf) {
    const before = found.get(one.sent.record);
    if (before) before.push(one);
    else found.set(one.sent.record, [one]);
  }
  return [...found.values()].flatMap((all) => {
    const circle = circles.get(all[0]?.sent.circle ?? "");
    return circle ? [recordOf(all, circle)] : [];
  });
}

function recordOf(all: Shelf, circle: OpenCircle): ReadRecord {
  const [first, last] = [all.at(0)?.sent as SentRevision, all.at(-1)?.sent as SentRevision];
  const revisions = all.map(({ revision }) => revision).sort((a, b) => a.number - b.number);
  return {
    id: first.record,
    circle,
    information_class: last.information_class,
    author: first.author,
    strict: last.strict,
    revisions,
    heads: headsOf(revisions),
  };
}

/** The revisions over which no later one was written. */
function headsOf(revisions: readonly ReadRevision[]): readonly ReadRevision[] {
  const over = new Set(revisions.flatMap(({ opened }) => opened?.content.parents ?? []));
  return revisions.filter(({ opened }) => opened === null || !over.has(opened.id));
}
