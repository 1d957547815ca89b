/** The form of a document that is signed, strictly: exactly what core/agreements/document_bytes.py takes and writes. */

import {
  either,
  exactly,
  isAnyObject,
  isNothing,
  listOf,
  mapOf,
  oneOf,
  shape,
} from "../../crypto/shape.ts";
import { canonicalFrom, isText } from "../canonical.ts";
import { isOnCalendar } from "../entry.ts";
import { CLASS, CODE, LIMIT, PLACE, PURPOSE, ROLE, RULE, TEMPLATE, WILL } from "./words.ts";

const isNumber = (value: unknown): value is number => Number.isSafeInteger(value);
const isTexts = listOf(isText, Number.POSITIVE_INFINITY);
const INSTANT = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.(?!0{6})\d{6})?Z$/;

function isInstant(value: unknown): value is string {
  return isText(value) && INSTANT.test(value) && isOnCalendar(value);
}

/** A set, as a list of its words in the order of their code points, each once. */
function setOf<Word extends string>(isWord: (value: unknown) => value is Word) {
  return (value: unknown): value is readonly Word[] =>
    Array.isArray(value) &&
    value.every(isWord) &&
    value.map(ordered).every((word, place, all) => place === 0 || String(all[place - 1]) < word);
}

/** A text whose order by UTF-16 is that of the word's code points. */
function ordered(word: string): string {
  return [...word].map((char) => (char.codePointAt(0) ?? 0).toString(16).padStart(6, "0")).join("");
}

const [isClass, isRole, isRule] = [oneOf(...CLASS), oneOf(...ROLE), oneOf(...RULE)];
const isRoles = setOf(isRole);

const isParty = shape({ person: isText, role: isRole, name: isText, organisation: isText });
const isListing = shape({
  information_class: isClass,
  purposes: setOf(oneOf(...PURPOSE)),
  person: either(isText, isNothing),
  role: either(isRole, isNothing),
  since: either(isInstant, isNothing),
  until: either(isInstant, isNothing),
});
const isReview = shape({ first_days: isNumber, first_session: isNumber, every_days: isNumber });
const isClause = shape({ id: isText, heading: isText, text: isTexts, concerns: isRoles });
const isInternal = shape({ reports_to: isText, systems_owned_by: isText });
const isComing = shape({ place: oneOf(...PLACE), will: oneOf(...WILL) });
const isOpening = shape({
  admits: setOf(isText),
  discussion: isText,
  topic: isText,
  cells: mapOf(isClass, isRule),
  since: isInstant,
  until: isInstant,
});

const MEMBERS = {
  v: exactly(1),
  template: oneOf(...TEMPLATE),
  engagement: isText,
  number: isNumber,
  language: isText,
  nonce: isText,
  previous: isText,
  title: isText,
  parties: listOf(isParty, Number.POSITIVE_INFINITY),
  cells: mapOf(isClass, mapOf(isRole, isRule)),
  listings: listOf(isListing, Number.POSITIVE_INFINITY),
  limits: setOf(oneOf(...LIMIT)),
  codes: setOf(oneOf(...CODE)),
  review: either(isReview, isNothing),
  retention: mapOf(isClass, isNumber),
  clauses: listOf(isClause, Number.POSITIVE_INFINITY),
  internal: either(isInternal, isNothing),
  opening: either(isOpening, isNothing),
};
const isPlain = shape(MEMBERS);
const isWithComing = shape({ ...MEMBERS, coming: isComing });

/** What is shown of a document. `number` is `null` for an addendum: it would tell that there are others. */
export interface Document {
  readonly title: string;
  readonly number: number | null;
  /** What its parties are called, by their keys. */
  readonly names: ReadonlyMap<string, string>;
}

/** The document that this text is, or `null`. */
export function documentFrom(content: string): Document | null {
  const value = canonicalFrom(content);
  if (!isAnyObject(value)) return null;
  const document = isPlain(value) || isWithComing(value) ? value : null;
  if (document === null) return null;
  const { title, opening, number, parties } = document;
  const names = new Map(parties.map(({ person, name }) => [person, name]));
  return { title, number: opening === null ? number : null, names };
}
