/** The one text of a JSON value (RFC 8785), as the core takes it: no floats, no lone surrogates; the twin of core/canonical.py. */

const SURROGATE = /\p{Cs}/u;

/** Lists and objects inside of each other: the core takes no more either. */
const DEEPEST = 64;

/** The value that this text is the canonical form of; `undefined` for any other text. */
export function canonicalFrom(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return canonicalText(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Throws for what has no canonical form here. */
export function canonicalText(value: unknown, room = DEEPEST): string {
  if (typeof value === "object" && value !== null) {
    if (room === 0) throw new RangeError("too deep");
    return containerText(value, (inside) => canonicalText(inside, room - 1));
  }
  if (typeof value === "number" && !Number.isSafeInteger(value)) throw new TypeError("a float");
  if (typeof value === "string" && !isText(value)) throw new TypeError("half a surrogate");
  return JSON.stringify(value);
}

function containerText(value: object, textOf: (inside: unknown) => string): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`;
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${textOf(name)}:${textOf(member)}`).join()}}`;
}

/** Whether a value is a text that has bytes. */
export function isText(value: unknown): value is string {
  return typeof value === "string" && !SURROGATE.test(value);
}
