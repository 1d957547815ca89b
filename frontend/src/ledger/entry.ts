/** Entries of the ledger: their commitment, and what they say, read strictly; the twin of core/entries/base.py and core/bundle/acts.py. */

import { canonicalFrom } from "./canonical.ts";
import { bytesOf } from "./encoding.ts";
import { type Bytes, leafHash, sha256 } from "./hashing.ts";

export const SALT_LENGTH = 32;

const DOMAIN = bytesOf("privity/entry/v1\n");
const FORMAT = 1;
const MEMBERS = "actor,at,engagement,entry,practice,tag,v";
const AT = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

export type Fields = Readonly<Record<string, unknown>>;

/** Who did what, when and where. `engagement` is empty for acts of a practice as such; `tag` is the kind, known here or not. */
export interface Act {
  readonly practice: string;
  readonly engagement: string;
  readonly actor: string;
  readonly at: string;
  readonly tag: number;
  readonly entry: Fields;
}

/** The salted commitment to an entry's canonical bytes. */
export function commitment(salt: Bytes, content: Bytes): Promise<Bytes> {
  return sha256(DOMAIN, salt, content);
}

/** The hash of the leaf that an entry is in the tree. */
export async function entryLeaf(salt: Bytes, content: Bytes): Promise<Bytes> {
  return leafHash(await commitment(salt, content));
}

/** The act that an entry's text says, or `null` if it is no entry of a form that is known here. */
export function actFrom(content: string): Act | null {
  const body = canonicalFrom(content);
  if (!isFields(body) || Object.keys(body).join() !== MEMBERS) return null;
  const { practice, engagement, actor, at, tag, entry, v } = body;
  const areTexts = [practice, engagement, actor].every((text) => typeof text === "string");
  if (v !== FORMAT || typeof tag !== "number" || !areTexts || !isInstant(at)) return null;
  return isFields(entry) ? ({ practice, engagement, actor, at, tag, entry } as Act) : null;
}

function isInstant(at: unknown): at is string {
  return typeof at === "string" && AT.test(at) && isOnCalendar(at);
}

/** Whether an instant of the right form, in UTC, has a day and a time that there are. */
export function isOnCalendar(at: string): boolean {
  const time = Date.parse(at);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 19) === at.slice(0, 19);
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
