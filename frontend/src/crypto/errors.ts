/** Why something was not sealed, opened or believed. A line is fixed for each fault: nothing that was read can get into it. */

const LINES = {
  malformed: "This is not in the form that was sealed here.",
  unknown_suite: "This was sealed in a way that this version does not know.",
  not_expected: "This is something else than what was asked for.",
  not_opened: "This cannot be opened: the key is another, or it was changed on the way.",
  not_signed: "This was not signed by whom it names.",
  not_allowed: "Whoever signed this had no right to.",
  too_weak: "This is protected more weakly than this version accepts.",
  mistyped: "This code has a slip in it: please compare it with your sheet.",
} as const;

export type Fault = keyof typeof LINES;

export class SealingError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(LINES[fault]);
    this.name = "SealingError";
    this.fault = fault;
  }
}

/** Goes on only if `holds`. */
export function must(holds: boolean, fault: Fault): asserts holds {
  if (!holds) throw new SealingError(fault);
}

/** The value of `work`; whatever goes wrong in it is this fault. */
export async function orFault<T>(fault: Fault, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw new SealingError(fault);
  }
}
