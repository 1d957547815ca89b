/** The one text of a JSON value (RFC 8785), as the core takes it: no floats, no lone surrogates; the twin of core/canonical.py. */

const SURROGATE = /\p{Cs}/u;

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
function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join()}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return `{${members.map(([name, member]) => `${canonicalText(name)}:${canonicalText(member)}`).join()}}`;
  }
  if (typeof value === "number" && !Number.isSafeInteger(value)) throw new TypeError("a float");
  if (typeof value === "string" && !isText(value)) throw new TypeError("half a surrogate");
  return JSON.stringify(value);
}

/** Whether a value is a text that has bytes. */
export function isText(value: unknown): value is string {
  return typeof value === "string" && !SURROGATE.test(value);
}
