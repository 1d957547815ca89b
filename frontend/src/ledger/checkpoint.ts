/** Checkpoints (C2SP tlog-checkpoint) and their cosignatures (C2SP tlog-cosignature); the twin of the core's. */

import { bytesOf, fromBase64, fromDecimal } from "./encoding.ts";
import { type Bytes, HASH_LENGTH } from "./hashing.ts";
import { COSIGNATURE, hasSigned, type Key } from "./keys.ts";
import { type Note, signatureOf } from "./note.ts";

const TIME_LENGTH = 8;

/** The log `origin` had `size` leaves, with this `root`. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Bytes;
  readonly extensions: readonly string[];
}

/** The checkpoint that a note's text is, or `null`. Trust it only if the key named `origin` signed the note. */
export function checkpointFrom(text: string): Checkpoint | null {
  const lines = text.split("\n");
  if (lines.pop() !== "" || lines.includes("")) return null;
  const [origin, decimal = "", base64 = "", ...extensions] = lines;
  const size = fromDecimal(decimal);
  const root = fromBase64(base64, HASH_LENGTH);
  if (origin === undefined || size === null || root === null) return null;
  return { origin, size, root, extensions };
}

/** When `witness` saw this checkpoint, in seconds since 1970 (UTC); `null` if it did not sign it. */
export async function cosignedAt(note: Note, witness: Key): Promise<number | null> {
  const content = signatureOf(note, witness);
  if (witness.kind !== COSIGNATURE || content === null || content.length < TIME_LENGTH) return null;
  const at = Number(new DataView(content.buffer, content.byteOffset).getBigUint64(0));
  if (!Number.isSafeInteger(at)) return null;
  const message = bytesOf(`cosignature/v1\ntime ${at}\n${note.text}`);
  return (await hasSigned(witness, message, content.slice(TIME_LENGTH))) ? at : null;
}
