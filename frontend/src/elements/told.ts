/** How acts of the ledger are told: the words for their kinds come from the server, instants stand in the reader's zone. */

/** What an act of the kind `tag` is called; `place` has the words for one that is not known in `data-unknown`. */
export function kindOf(tag: number, place: HTMLElement): string {
  const titles: unknown = JSON.parse(document.getElementById("kinds-of-acts")?.textContent ?? "{}");
  const title = (titles as Readonly<Record<string, unknown>>)[String(tag)];
  return typeof title === "string" ? title : (place.dataset.unknown ?? "");
}

/** An instant to the second, in the zone that stands around `place` as `data-zone`, with the zone named. */
export function momentOf(at: string, place: Element): string {
  const zone = place.closest<HTMLElement>("[data-zone]")?.dataset.zone;
  const options = {
    dateStyle: "medium",
    timeStyle: "long",
    ...(zone && { timeZone: zone }),
  } as const;
  return new Date(at).toLocaleString(language(), options);
}

/** A count as the reader's language writes it. */
export function countOf(number: number): string {
  return number.toLocaleString(language());
}

function language(): string | undefined {
  return document.documentElement.lang || undefined;
}
