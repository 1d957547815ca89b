/** Whether the documents of a bundle are the words that were offered, and who signed them; the twin of core/bundle/documents.py. */

import { bytesOf } from "../encoding.ts";
import { type Act, actFrom } from "../entry.ts";
import { sha256 } from "../hashing.ts";
import { hexOf } from "../keys.ts";
import { documentFrom } from "./document.ts";
import { type Bundle, isShown, type OfferedDocument } from "./value.ts";

const OFFERED = 21;
const SIGNED = 22;
const MEMBERS_OF: Readonly<Record<number, readonly string[]>> = {
  [OFFERED]: ["version", "number", "content_hash", "kind"],
  [SIGNED]: ["version", "content_hash", "evidence", "completed"],
};

/** One document. `number` is `null` for an addendum; `signers` are names, as far as the part shows. */
export interface Paper {
  readonly state: "document" | "not_offered" | "unknown_form";
  readonly title: string;
  readonly number: number | null;
  readonly hash: string;
  readonly signers: readonly string[];
  readonly completed: boolean;
  /** What its parties are called, by their keys. */
  readonly names: ReadonlyMap<string, string>;
}

interface Offer {
  readonly offered: Set<string>;
  readonly signers: Map<string, Set<string>>;
  completed: boolean;
}

export interface Papers {
  readonly papers: readonly Paper[];
  /** Somebody is said to have signed other words than those that were offered. */
  readonly otherWordsSigned: boolean;
}

export async function papersOf(bundle: Bundle): Promise<Papers> {
  const offers = offersIn(bundle);
  const papers = await Promise.all(
    bundle.documents.map((each) => paper(each, offers.get(each.version))),
  );
  const others = [...offers.values()].filter(({ offered, signers }) =>
    [...signers.keys()].some((hash) => offered.size > 0 && !offered.has(hash)),
  );
  return { papers, otherWordsSigned: others.length > 0 };
}

/** What the part says of each version: the hashes offered, and who signed which. */
function offersIn(bundle: Bundle): Map<string, Offer> {
  const offers = new Map<string, Offer>();
  const acts = bundle.entries.filter(isShown).map(({ content }) => actFrom(content));
  for (const act of acts.filter((act) => act !== null && isOfVersion(act)) as Act[]) {
    const {
      version,
      content_hash: hash,
      completed,
    } = act.entry as { version: string; content_hash: string; completed: unknown };
    const offer = offers.get(version) ?? {
      offered: new Set(),
      signers: new Map(),
      completed: false,
    };
    offers.set(version, offer);
    if (act.tag === OFFERED) offer.offered.add(hash);
    else {
      offer.signers.set(hash, (offer.signers.get(hash) ?? new Set()).add(act.actor));
      offer.completed ||= completed === true;
    }
  }
  return offers;
}

function isOfVersion({ tag, entry }: Act): boolean {
  const members = MEMBERS_OF[tag];
  const areThere = members?.every((name) => Object.hasOwn(entry, name));
  return (
    Boolean(areThere) && typeof entry.version === "string" && typeof entry.content_hash === "string"
  );
}

async function paper({ content }: OfferedDocument, offer: Offer | undefined): Promise<Paper> {
  const hash = hexOf(await sha256(bytesOf(content)));
  const nothing = {
    title: "",
    number: null,
    hash,
    signers: [],
    completed: false,
    names: new Map(),
  };
  if (!offer?.offered.has(hash)) return { ...nothing, state: "not_offered" };
  const document = documentFrom(content);
  if (document === null) return { ...nothing, state: "unknown_form" };
  const { title, number, names } = document;
  const signers = offer.signers.get(hash) ?? new Set<string>();
  return {
    state: "document",
    title,
    number,
    hash,
    signers: [...names.keys()]
      .filter((person) => signers.has(person))
      .map((person) => names.get(person) ?? ""),
    completed: offer.completed,
    names,
  };
}
