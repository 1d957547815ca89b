/** The answer to "may I share this?" as the server sends it, checked before it is shown. */

export interface Reason {
  readonly text: string;
  readonly source: string;
}

export interface Script {
  readonly title: string;
  readonly words: string;
}

export interface Answer {
  readonly outcome: string;
  readonly word: string;
  readonly sentence: string;
  readonly reasons: readonly Reason[];
  readonly notes: readonly string[];
  readonly step: string;
  readonly scripts: readonly Script[];
}

type Fields = Readonly<Record<string, unknown>>;

/** The answer in a JSON value, or `null` if there is none: then the page says so. */
export function answerFrom(json: unknown): Answer | null {
  const fields = fieldsOf(json);
  const next = fieldsOf(fields.next_step);
  const outcome = textOf(fields.outcome);
  const word = textOf(fields.word);
  if (!/^[a-z_]+$/.test(outcome) || !word) return null;
  return {
    outcome,
    word,
    sentence: textOf(fields.sentence),
    reasons: listOf(fields.reasons).map(reasonFrom),
    notes: listOf(fields.notes).map(textOf),
    step: textOf(next.text),
    scripts: listOf(next.scripts).map(scriptFrom),
  };
}

/** The one line with which the server declines to answer, or "". */
export function errorFrom(json: unknown): string {
  return textOf(fieldsOf(json).message);
}

function reasonFrom(json: unknown): Reason {
  const fields = fieldsOf(json);
  return { text: textOf(fields.text), source: textOf(fields.source) };
}

function scriptFrom(json: unknown): Script {
  const fields = fieldsOf(json);
  return { title: textOf(fields.title), words: textOf(fields.words) };
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
