/** Reads a bundle strictly: only the very bytes that were made are taken; the twin of core/bundle/form.py. */

import { forEachOf } from "../breathe.ts";
import { isText } from "../canonical.ts";
import { checkpointFrom } from "../checkpoint.ts";
import { bytesOf, fromBase64 } from "../encoding.ts";
import { type Fields, isFields, SALT_LENGTH } from "../entry.ts";
import { type Bytes, HASH_LENGTH } from "../hashing.ts";
import { keyFrom } from "../keys.ts";
import { noteFrom } from "../note.ts";
import type { Proof } from "../proofs.ts";
import type { Bundle, Earlier, Item, OfferedDocument, Signed } from "./value.ts";

const FORMAT = "privity/bundle/v1";
const MAX_BYTES = 100_000_000;
const ID = /^[0-9a-f]{32}$/;

/** The bundle that these bytes are, or `null`. */
export async function bundleFrom(content: Bytes): Promise<Bundle | null> {
  const text = textOf(content);
  const body = text === null ? null : jsonIn(text);
  if (!isFields(body) || body.format !== FORMAT || !areLists(body)) return null;
  const { key, checkpoint, engagement, reader } = body;
  const known = isText(key) ? await keyFrom(key) : null;
  const head = signedFrom(checkpoint);
  if (!known || !head || !isId(engagement) || !isId(reader)) return null;
  const earlier = (body.earlier as unknown[]).map(earlierFrom);
  const entries = await forEachOf(body.entries as unknown[], itemFrom);
  const documents = (body.documents as unknown[]).map(documentFrom);
  if (!areAll(earlier) || !areAll(entries) || !areAll(documents) || oneForm(body) !== text)
    return null;
  return {
    key: known,
    keyText: String(key),
    head,
    earlier,
    engagement,
    reader,
    entries,
    documents,
  };
}

/** The note in these bytes with the checkpoint that it is, or `null`. */
export function signedIn(content: Bytes): Signed | null {
  const note = noteFrom(content);
  const checkpoint = note && checkpointFrom(note.text);
  return note && checkpoint ? { note, checkpoint } : null;
}

/** The text of what was read, with its members and no others, in the order of RFC 8785. */
function oneForm({
  checkpoint,
  documents,
  earlier,
  engagement,
  entries,
  format,
  key,
  reader,
}: Fields): string {
  return JSON.stringify({
    checkpoint,
    documents: (documents as Fields[]).map(({ content, version }) => ({ content, version })),
    earlier: (earlier as Fields[]).map(({ checkpoint, proof }) => ({ checkpoint, proof })),
    engagement,
    entries: (entries as Fields[]).map(({ commitment, content, index, proof, salt }) =>
      commitment === undefined ? { content, index, proof, salt } : { commitment, index, proof },
    ),
    format,
    key,
    reader,
  });
}

function areLists({ documents, earlier, entries }: Fields): boolean {
  return [documents, earlier, entries].every((list) => Array.isArray(list) && list.every(isFields));
}

function signedFrom(text: unknown): Signed | null {
  return isText(text) ? signedIn(bytesOf(text)) : null;
}

function earlierFrom(json: unknown): Earlier | null {
  const { checkpoint, proof } = json as Fields;
  const [signed, hashes] = [signedFrom(checkpoint), proofFrom(proof)];
  return signed && hashes && { ...signed, proof: hashes };
}

function itemFrom(json: unknown): Item | null {
  const { index, proof, salt, content, commitment } = json as Fields;
  const hashes = proofFrom(proof);
  if (!hashes || typeof index !== "number" || !Number.isSafeInteger(index) || index < 0)
    return null;
  if (commitment !== undefined) {
    const bytes = hashFrom(commitment, HASH_LENGTH);
    return bytes && { index, proof: hashes, commitment: bytes };
  }
  const bytes = hashFrom(salt, SALT_LENGTH);
  return bytes && isText(content) ? { index, proof: hashes, salt: bytes, content } : null;
}

function documentFrom(json: unknown): OfferedDocument | null {
  const { version, content } = json as Fields;
  return isId(version) && isText(content) ? { version, content } : null;
}

function proofFrom(json: unknown): Proof | null {
  const hashes = Array.isArray(json) ? json.map((text) => hashFrom(text, HASH_LENGTH)) : [null];
  return areAll(hashes) ? hashes : null;
}

function hashFrom(text: unknown, length: number): Bytes | null {
  return typeof text === "string" ? fromBase64(text, length) : null;
}

function isId(value: unknown): value is string {
  return typeof value === "string" && ID.test(value);
}

function areAll<Value>(values: readonly (Value | null)[]): values is readonly Value[] {
  return !values.includes(null);
}

function textOf(content: Bytes): string | null {
  if (content.length > MAX_BYTES) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return null;
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
