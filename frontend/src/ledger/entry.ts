/** Entries of the ledger: their commitment, and what every kind of them says; the twin of src/privity/core/entries/base.py. */

import { bytesOf } from "./encoding.ts";
import { type Bytes, leafHash, sha256 } from "./hashing.ts";

export const SALT_LENGTH = 32;

const DOMAIN = bytesOf("privity/entry/v1\n");
const FORMAT = 1;

type Fields = Readonly<Record<string, unknown>>;

/** Where, when and by whom an act of the kind `tag` was done. `engagement` is empty for acts of a practice as such. */
export interface Envelope {
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

/** The envelope that this text holds, also of a kind that is not known here; `null` for any other text. */
export function envelopeFrom(content: string): Envelope | null {
  const fields = fieldsIn(content);
  const { practice, engagement, actor, at, tag, entry, v } = fields;
  const texts = [practice, engagement, actor, at];
  if (v !== FORMAT || !Number.isSafeInteger(tag) || typeof entry !== "object" || !entry)
    return null;
  if (texts.some((text) => typeof text !== "string") || Number.isNaN(Date.parse(String(at))))
    return null;
  return fields as unknown as Envelope;
}

function fieldsIn(content: string): Fields {
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === "object" && value !== null ? (value as Fields) : {};
  } catch {
    return {};
  }
}
