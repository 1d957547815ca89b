/** What is known of one person's key, and what one can do about it: drawn from a blank of `<known-people>`. */

import type { Pin } from "../crypto/account.ts";
import { fingerprint, fingerprintText } from "../crypto/fingerprint.ts";
import type { PersonKey } from "../crypto/person-key.ts";
import type { Person } from "../vault/types.ts";
import { type Acquainted, presentKey } from "../vault/verify.ts";
import { copyOf, showWhen } from "./blanks.ts";
import { part } from "./part.ts";

/** What the buttons of a card do. */
export interface Acts {
  readonly compared: (person: Person) => Promise<void>;
  readonly differs: (person: Person) => void;
  readonly accepted: (person: Person) => Promise<void>;
  /** Makes a link for this person, and gives its address. */
  readonly invite: (person: Person) => Promise<string>;
}

/** How far somebody is known: how they were checked, or that they are not. */
type State = "none" | "unchecked" | "changed" | Pin["how"];

export async function cardOf(
  host: HTMLElement,
  vault: Acquainted,
  person: Person,
  acts: Acts,
): Promise<HTMLElement> {
  const card = copyOf(host, "person", { name: person.name });
  const state = stateOf(vault, person.person);
  card.dataset.state = state;
  showWhen(card, state);
  part(card, "initials").textContent = initialsOf(person.name);
  const shown = presentKey(vault.book, person.person);
  if (shown) part(card, "digits").replaceChildren(...(await digitsOf(shown.key)));
  listen(card, person, acts);
  return card;
}

/** Twelve groups, each a part of its own, so that they break between lines and not within. */
export async function digitsOf(key: PersonKey): Promise<HTMLElement[]> {
  const text = fingerprintText(await fingerprint(key));
  return text.split(" ").map((group) => {
    const digits = document.createElement("span");
    digits.textContent = group;
    return digits;
  });
}

function stateOf({ book, mine }: Acquainted, person: string): State {
  const trust = book.trustOf(person);
  if (trust === "checked") return mine.state().pins[person]?.how ?? "unchecked";
  return trust === "changed" || trust === "none" ? trust : "unchecked";
}

function listen(card: HTMLElement, person: Person, acts: Acts): void {
  const on = (name: string, act: () => unknown) =>
    part(card, name).addEventListener("click", () => act());
  on("same", () => acts.compared(person));
  on("differs", () => acts.differs(person));
  on("accept", () => acts.accepted(person));
  on("invite", () => offerLink(card, person, acts));
}

async function offerLink(card: HTMLElement, person: Person, acts: Acts): Promise<void> {
  const address = await acts.invite(person);
  if (!address) return;
  const mail = part(card, "mail") as HTMLAnchorElement;
  const { subject = "", body = "" } = mail.dataset;
  part(card, "words").textContent = address;
  mail.href = `mailto:?${query({ subject, body: body.replace("{link}", address) })}`;
  part(card, "link").hidden = false;
}

/** As mail programs read it: a space is %20 there, not "+". */
function query(fields: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(fields);
  return pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const ends = [...words.slice(0, 1), ...words.slice(1).slice(-1)];
  return (
    ends
      .map((word) => [...word][0])
      .join("")
      .toUpperCase() || "?"
  );
}
