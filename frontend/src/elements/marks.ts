/** Markdown's marks in a text that somebody is typing: what a button of the toolbar changes, and what a new line begins with. */

export type Mark = "bold" | "italic" | "heading" | "list" | "numbers" | "quote" | "link";

/** A text, and from where to where it is selected. */
export interface Typed {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What stands in `[from, to)` becomes `insert`; then `[start, end)` is selected. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly start: number;
  readonly end: number;
}

const AROUND: Readonly<Partial<Record<Mark, string>>> = { bold: "**", italic: "*" };
const ADDRESS = "https://";
const BEGUN = /^([ \t]*)(?:([-*+>])|(\d{1,9})([.)]))[ \t]+/;
const ANY_BEGINNING = /^(?:#{1,6}|[-*+>]|\d{1,9}[.)])[ \t]+/;

/** Marks what is selected, or takes the same mark off again. */
export function marked(typed: Typed, mark: Mark): Change {
  const around = AROUND[mark];
  if (around) return wrapped(typed, around);
  return mark === "link" ? linked(typed) : begun(typed, mark);
}

/**
 * What Enter does in a list or a quotation: the next line begins as this one; an empty one ends it, with an empty line after it
 * as Markdown wants. Null anywhere else.
 */
export function continued({ text, start, end }: Typed): Change | null {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const line = text.slice(from, start);
  const [beginning, indent = "", sign, number, point] = BEGUN.exec(line) ?? [];
  if (beginning === undefined || start !== end) return null;
  if (line === beginning) {
    const insert = from > 0 ? "\n" : "";
    return { from, to: end, insert, start: from + insert.length, end: from + insert.length };
  }
  const next = `\n${indent}${sign ?? `${Number(number) + 1}${point}`} `;
  const after = start + next.length;
  return { from: start, to: end, insert: next, start: after, end: after };
}

function wrapped({ text, start, end }: Typed, sign: string): Change {
  const words = text.slice(start, end);
  const { length } = sign;
  if (hasAround(text, start, end, sign)) {
    const first = start - length;
    return { from: first, to: end + length, insert: words, start: first, end: end - length };
  }
  if (words.length > 2 * length && hasAround(text, start + length, end - length, sign)) {
    const insert = words.slice(length, -length);
    return { from: start, to: end, insert, start, end: start + insert.length };
  }
  const insert = `${sign}${words}${sign}`;
  return { from: start, to: end, insert, start: start + length, end: end + length };
}

/** One asterisk more is another mark: `**` is not what `*` is taken off from. */
function hasAround(text: string, start: number, end: number, sign: string): boolean {
  const before = /\*{0,3}$/.exec(text.slice(Math.max(0, start - 3), start));
  const after = /^\*{0,3}/.exec(text.slice(end, end + 3));
  return [before, after].every((stars) => [sign.length, 3].includes(stars?.[0].length ?? 0));
}

function linked({ text, start, end }: Typed): Change {
  const insert = `[${text.slice(start, end)}](${ADDRESS})`;
  if (start === end) return { from: start, to: end, insert, start: start + 1, end: start + 1 };
  const last = start + insert.length - 1;
  return { from: start, to: end, insert, start: last - ADDRESS.length, end: last };
}

/** Whole lines, each with what it begins with; where all have it, without. */
function begun({ text, start, end }: Typed, mark: Mark): Change {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", end);
  const to = next < 0 ? text.length : next;
  const lines = text.slice(from, to).split("\n");
  const beginnings = lines.map((_, place) => beginningFor(mark, place));
  const isThere = lines.every((line, place) => line.startsWith(beginnings[place] ?? ""));
  const changed = lines.map((line, place) =>
    isThere
      ? line.slice(beginnings[place]?.length)
      : `${beginnings[place]}${line.replace(ANY_BEGINNING, "")}`,
  );
  const insert = changed.join("\n");
  const last = from + insert.length;
  return { from, to, insert, start: start === end ? last : from, end: last };
}

function beginningFor(mark: Mark, place: number): string {
  if (mark === "numbers") return `${place + 1}. `;
  return mark === "list" ? "- " : mark === "quote" ? "> " : "## ";
}
