/** Public keys by name, as signed notes know them; the twin of src/privity/core/merkle/keys.py. */

import { bytesOf, fromBase64, toBase64 } from "./encoding.ts";
import { type Bytes, same, sha256 } from "./hashing.ts";

/** What a key signs: notes, or, as a witness, checkpoints with a time. The numbers are C2SP's. */
export const NOTE = 1;
export const COSIGNATURE = 4;

const KEY_LENGTH = 32;
const ID_LENGTH = 4;

export interface Key {
  readonly name: string;
  readonly kind: typeof NOTE | typeof COSIGNATURE;
  readonly public: Bytes;
  /** Four bytes that tell a name's keys apart. */
  readonly id: Bytes;
}

/** The key that a text of C2SP's form is, or `null`. */
export async function keyFrom(text: string): Promise<Key | null> {
  const [name = "", hex = "", ...rest] = text.split("+");
  const content = fromBase64(rest.join("+"), 1 + KEY_LENGTH);
  const kind = content?.[0];
  if (!content || !isName(name) || (kind !== NOTE && kind !== COSIGNATURE)) return null;
  const id = (await sha256(bytesOf(`${name}\n`), content)).slice(0, ID_LENGTH);
  const belongs = hex === hexOf(id) && text === `${name}+${hex}+${toBase64(content)}`;
  return belongs ? { name, kind, public: content.slice(1), id } : null;
}

/** Whether `signature` is the key's Ed25519 signature of `message`. Throws in a browser that knows no Ed25519. */
export async function hasSigned(key: Key, message: Bytes, signature: Bytes): Promise<boolean> {
  try {
    const known = await crypto.subtle.importKey("raw", key.public, "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", known, signature, message);
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotSupportedError") throw error;
    return false;
  }
}

/** Whether a key can have this name. */
export function isName(name: string): boolean {
  const isWrong = (char: string) =>
    char <= " " || char === "+" || /\p{White_Space}|\p{Cs}/u.test(char);
  return name !== "" && ![...name].some(isWrong);
}

export function isOf(key: Key, line: { readonly name: string; readonly keyId: Bytes }): boolean {
  return key.name === line.name && same(key.id, line.keyId);
}

export function hexOf(bytes: Bytes): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
