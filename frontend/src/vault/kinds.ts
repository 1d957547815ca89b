/** The kinds of records that people write, and to which kind of information each belongs. */

import type { Place, Vault } from "./types.ts";

export interface Kind {
  readonly name: string;
  readonly class: string;
  /** Kept among one's own notes, which nobody else reads. */
  readonly own: boolean;
  /** Who begins one; others who may read it go on with it. */
  readonly roles: readonly string[];
}

const COACHED = ["client", "group_member"];
const BOTH = ["coach", ...COACHED];

export const KINDS: readonly Kind[] = [
  { name: "shared_note", class: "shared_notes", own: false, roles: BOTH },
  { name: "coach_note", class: "coach_notes", own: true, roles: ["coach"] },
  { name: "own_note", class: "story", own: true, roles: COACHED },
  { name: "message", class: "session_content", own: false, roles: BOTH },
  { name: "objective", class: "objectives", own: false, roles: [...BOTH, "sponsor"] },
  { name: "private_goal", class: "private_goals", own: false, roles: BOTH },
  { name: "action", class: "shared_notes", own: false, roles: BOTH },
  { name: "reflection", class: "personal_disclosure", own: false, roles: COACHED },
  { name: "assessment", class: "assessments", own: false, roles: BOTH },
];

/** The kinds that this person can begin, as far as what is signed gives them a place; a closed one says why. */
export function kindsFor(vault: Vault): readonly Kind[] {
  const roles = vault.book.people.get(vault.me.person)?.roles ?? [];
  return KINDS.filter(
    (kind) => kind.roles.some((role) => roles.includes(role)) && placeFor(vault, kind) !== null,
  );
}

/** Where records of this kind are kept. */
export function placeFor(vault: Vault, kind: Kind): Place | null {
  const isThere = (place: Place) =>
    kind.own ? place.own : !place.own && place.information_class === kind.class;
  return vault.places.find((place) => isThere(place) && place.discussion === "") ?? null;
}

export function kindNamed(name: string): Kind | null {
  return KINDS.find((kind) => kind.name === name) ?? null;
}
