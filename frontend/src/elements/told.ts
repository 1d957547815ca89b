/** How acts of the ledger are told: the words come from the server, instants stand in the reader's zone. */

/** What an act of the kind `tag` is called; `place` has the words for one that is not known in `data-unknown`. */
export function kindOf(tag: number, place: HTMLElement): string {
  return wordsOf("kinds-of-acts", String(tag)) || (place.dataset.unknown ?? "");
}

/** The words for `code` in the list that the server put on the page under this id, or "". */
export function wordsOf(list: string, code: string): string {
  const words: unknown = JSON.parse(document.getElementById(list)?.textContent ?? "{}");
  const text = (words as Readonly<Record<string, unknown>>)[code];
  return typeof text === "string" ? text : "";
}

/** Words with their `{places}` filled. */
export function filled(words = "", params: Readonly<Record<string, string>> = {}): string {
  return words.replace(/\{(\w+)\}/g, (place, name) => params[name] ?? place);
}

/** An instant to the second, in the zone that stands around `place` as `data-zone`, else the browser's, with the zone named. */
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

/** A day, written `2026-03-31`, as the reader's language has it. */
export function dayOf(day: string): string {
  const options = { dateStyle: "medium", timeZone: "UTC" } as const;
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(language(), options);
}

/** Today in the zone that stands around `place` as `data-zone`, written as `2026-03-31`. */
export function todayAt(place: Element): string {
  const zone = place.closest<HTMLElement>("[data-zone]")?.dataset.zone;
  return new Date().toLocaleDateString("sv-SE", zone ? { timeZone: zone } : {});
}

/** How large a file is, as people say it. */
export function fileSizeOf(bytes: number): string {
  const [size, unit] =
    bytes < 1_000_000 ? [bytes / 1_000, "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  const digits = { maximumFractionDigits: size < 10 ? 1 : 0 };
  return size.toLocaleString(language(), { style: "unit", unit, unitDisplay: "short", ...digits });
}

function language(): string | undefined {
  return document.documentElement.lang || undefined;
}
