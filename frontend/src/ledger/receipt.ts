/** Receipts (C2SP tlog-proof, https://c2sp.org/tlog-proof); the twin of src/privity/core/merkle/receipt.py. */

import { type Checkpoint, checkpointFrom } from "./checkpoint.ts";
import { bytesOf, fromBase64, fromDecimal, textFrom, toBase64 } from "./encoding.ts";
import { type Bytes, HASH_LENGTH } from "./hashing.ts";
import type { Key } from "./keys.ts";
import { isSignedBy, type Note, noteFrom, noteText } from "./note.ts";
import { type Proof, verifyInclusion } from "./proofs.ts";

const HEADER = "c2sp.org/tlog-proof@v1";

/** The leaf's `index`, its inclusion proof, and the log's checkpoint with the note that signs it; `extra` is not proven. */
export interface Receipt {
  readonly index: number;
  readonly proof: Proof;
  readonly note: Note;
  readonly checkpoint: Checkpoint;
  readonly extra: Bytes;
}

/** The receipt that these bytes are, or `null`. Nothing is verified yet. */
export function receiptFrom(content: Bytes): Receipt | null {
  const whole = textFrom(content);
  const gap = whole?.indexOf("\n\n") ?? -1;
  if (whole === null || gap < 0) return null;
  const [, ...lines] = whole.slice(0, gap).split("\n");
  const base64 = lines[0]?.startsWith("extra ") ? lines.shift()?.slice("extra ".length) : "";
  const extra = fromBase64(base64 ?? "");
  const index = fromDecimal(lines.shift()?.slice("index ".length) ?? "");
  const proof = lines.map((line) => fromBase64(line, HASH_LENGTH)).filter((hash) => hash !== null);
  const note = noteFrom(bytesOf(whole.slice(gap + 2)));
  const checkpoint = note && checkpointFrom(note.text);
  if (extra === null || index === null || !note || !checkpoint) return null;
  const receipt = { index, proof, note, checkpoint, extra };
  return receiptText(receipt) === whole ? receipt : null;
}

/** Whether the receipt shows that the hash `leaf` is in the log that has this key, and bears its name. */
export async function isProven(receipt: Receipt, leaf: Bytes, log: Key): Promise<boolean> {
  const { index, proof, note, checkpoint } = receipt;
  if (checkpoint.origin !== log.name || !(await isSignedBy(note, log))) return false;
  return verifyInclusion(index, checkpoint.size, leaf, checkpoint.root, proof);
}

/** The receipt as C2SP writes it. */
export function receiptText(receipt: Omit<Receipt, "checkpoint">): string {
  const { index, proof, note, extra } = receipt;
  const beside = extra.length > 0 ? [`extra ${toBase64(extra)}`] : [];
  const lines = [HEADER, ...beside, `index ${index}`, ...proof.map(toBase64), "", ""];
  return lines.join("\n") + noteText(note);
}
