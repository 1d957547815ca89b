/** What a check of a file can say; the twin of core/bundle/findings.py. The words for each code are the page's. */

export type Verdict = "good" | "bad" | "unusable";

const GOOD = ["holds", "own_key", "continues", "since_erased", "document", "witnessed"] as const;
const BAD = [
  "other_key",
  "other_ledger",
  "not_signed",
  "earlier_not_signed",
  "earlier_changed",
  "out_of_order",
  "not_proven",
  "not_from_here",
  "not_offered",
  "other_words_signed",
  "since_other_ledger",
  "since_newer",
  "since_changed",
  "since_taken_out",
] as const;
const UNUSABLE = [
  "unreadable",
  "key_unreadable",
  "key_needed",
  "unknown_form",
  "witness_unreadable",
  "not_witnessed",
  "since_unreadable",
  "since_other_part",
  "since_not_sound",
  "since_missing",
] as const;

export type Code = (typeof GOOD)[number] | (typeof BAD)[number] | (typeof UNUSABLE)[number];

/** One thing that was found; `params` fill the words that are shown for it. */
export interface Finding {
  readonly code: Code;
  readonly params: Readonly<Record<string, string | number>>;
}

export function finding(code: Code, params: Finding["params"] = {}): Finding {
  return { code, params };
}

/** What one finding means for the answer. */
export function meaningOf({ code }: Finding): Verdict {
  if ((GOOD as readonly string[]).includes(code)) return "good";
  return (UNUSABLE as readonly string[]).includes(code) ? "unusable" : "bad";
}

/** One bad finding is enough for a no, else one unusable one for "cannot tell". */
export function verdictOf(findings: readonly Finding[]): Verdict {
  const found = findings.map(meaningOf);
  return (["bad", "unusable"] as const).find((verdict) => found.includes(verdict)) ?? "good";
}
