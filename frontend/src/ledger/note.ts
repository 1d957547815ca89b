/** Signed notes (C2SP signed-note, https://c2sp.org/signed-note); the twin of src/privity/core/merkle/note.py. */

import { bytesOf, fromBase64, textFrom, toBase64 } from "./encoding.ts";
import { type Bytes, joined } from "./hashing.ts";
import { hasSigned, hexOf, isName, isOf, type Key, NOTE } from "./keys.ts";

const MAX_SIGNATURES = 100;
const ID_LENGTH = 4;
const DASH = "— ";

export interface Signature {
  readonly name: string;
  readonly keyId: Bytes;
  readonly content: Bytes;
}

/** A text that ends with a newline, and who is said to have signed it: nothing is verified yet. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly Signature[];
}

/** The note that these bytes are, or `null`. */
export function noteFrom(content: Bytes): Note | null {
  const whole = textFrom(content);
  const gap = whole?.lastIndexOf("\n\n") ?? -1;
  if (whole === null || gap < 0) return null;
  const lines = whole.slice(gap + 2, -1).split("\n", MAX_SIGNATURES + 1);
  const signatures = lines.map(signatureFrom).filter((signature) => signature !== null);
  if (signatures.length < lines.length || signatures.length > MAX_SIGNATURES) return null;
  const signers = new Set(signatures.map(({ name, keyId }) => `${hexOf(keyId)} ${name}`));
  const note = { text: whole.slice(0, gap + 1), signatures };
  return signers.size === signatures.length && noteText(note) === whole ? note : null;
}

/** The text of a whole note, with its signature lines. */
export function noteText({ text, signatures }: Note): string {
  const lines = signatures.map(
    ({ name, keyId, content }) => `${DASH}${name} ${toBase64(joined(keyId, content))}\n`,
  );
  return `${text}\n${lines.join("")}`;
}

/** What stands as the signature of `key`, if anything does. */
export function signatureOf(note: Note, key: Key): Bytes | null {
  return note.signatures.find((signature) => isOf(key, signature))?.content ?? null;
}

/** Whether `key`, one that signs notes, has signed this text. */
export async function isSignedBy(note: Note, key: Key): Promise<boolean> {
  const signature = signatureOf(note, key);
  if (key.kind !== NOTE || signature === null) return false;
  return hasSigned(key, bytesOf(note.text), signature);
}

function signatureFrom(line: string): Signature | null {
  const [name = "", encoded = ""] = line.slice(DASH.length).split(" ");
  const content = fromBase64(encoded);
  if (content === null || !isName(name) || content.length <= ID_LENGTH) return null;
  return { name, keyId: content.slice(0, ID_LENGTH), content: content.slice(ID_LENGTH) };
}
