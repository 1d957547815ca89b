/** Whether a witness has signed the ledger that the file is of; the twin of core/bundle/witnessed.py. */

import { cosignedAt } from "../checkpoint.ts";
import { COSIGNATURE, type Key, keyFrom } from "../keys.ts";
import { type Finding, finding } from "./findings.ts";
import type { Bundle } from "./value.ts";

/** The key of a witness that this text is, or `null`: a ledger's own key is none. */
export async function witnessFrom(text: string): Promise<Key | null> {
  const key = await keyFrom(text);
  return key?.kind === COSIGNATURE ? key : null;
}

/** What `witness` says of a bundle that holds: it signed the checkpoint, or one that this continues; or neither. */
export async function witnessed(bundle: Bundle, witness: Key): Promise<Finding> {
  for (const { note, checkpoint } of [bundle.head, ...bundle.earlier.toReversed()]) {
    const at = await cosignedAt(note, witness);
    if (at === null) continue;
    const count = bundle.entries.filter(({ index }) => index >= checkpoint.size).length;
    return finding("witnessed", { name: witness.name, at, count });
  }
  return finding("not_witnessed", { name: witness.name });
}
