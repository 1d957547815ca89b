/**
 * The whole check of a file: a bundle, or a receipt for one entry; the twin of core/bundle/verifying.py. It needs nothing but
 * the file. Throws only in a browser that knows no Ed25519.
 */

import { actFrom, SALT_LENGTH } from "../entry.ts";
import type { Bytes } from "../hashing.ts";
import { type Key, keyFrom } from "../keys.ts";
import { receiptFrom } from "../receipt.ts";
import { type Paper, papersOf } from "./documents.ts";
import {
  type Code,
  type Finding,
  finding,
  meaningOf,
  type Verdict,
  verdictOf,
} from "./findings.ts";
import { bundleFrom } from "./form.ts";
import { part, trust } from "./parts.ts";
import { type Seen, seenFrom, since } from "./since.ts";
import { type Bundle, isShown } from "./value.ts";
import { witnessed, witnessFrom } from "./witnessed.ts";

/** What was found, the decisive first, and what was read, if something was. */
export interface Report {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly papers: readonly Paper[];
  readonly bundle: Bundle | null;
}

/** What somebody has beside the file: what they kept from before, and the keys of the ledger and of a witness. */
export interface Beside {
  readonly seen?: Bytes | undefined;
  readonly key?: string | undefined;
  readonly witness?: string | undefined;
}

export async function verify(content: Bytes, beside: Beside = {}): Promise<Report> {
  const pinned = beside.key === undefined ? null : await keyFrom(beside.key);
  if (beside.key !== undefined && pinned === null) return unusable("key_unreadable");
  if (isReceipt(content) && pinned === null) return unusable("key_needed");
  const keyText = beside.key ?? "";
  const bundle =
    pinned && isReceipt(content) ? bundleOf(content, pinned, keyText) : await bundleFrom(content);
  if (bundle === null) return unusable("unreadable");
  const seen = beside.seen === undefined ? null : await seenFrom(beside.seen);
  if (beside.seen !== undefined && seen === null) return unusable("since_unreadable");
  const witness = beside.witness === undefined ? null : await witnessFrom(beside.witness);
  if (beside.witness !== undefined && witness === null) return unusable("witness_unreadable");
  return judged(bundle, pinned, seen, witness);
}

/** Each step only where the ones before it found nothing against the bundle. */
async function judged(
  bundle: Bundle,
  pinned: Key | null,
  seen: Seen | null,
  witness: Key | null,
): Promise<Report> {
  const { papers, otherWordsSigned } = await papersOf(bundle);
  const report = (findings: readonly Finding[]) => ({
    verdict: verdictOf(findings),
    findings,
    papers,
    bundle,
  });
  const foreign = await trust(bundle, pinned);
  if (foreign.length > 0) return report(foreign);
  const told = papers.map(({ state, hash }) => finding(state, { hash, count: 1, first: 1 }));
  const others = otherWordsSigned ? [finding("other_words_signed")] : [];
  const wrong = [...(await part(bundle)), ...told, ...others].filter(
    (each) => meaningOf(each) !== "good",
  );
  if (wrong.length > 0) return report(wrong);
  const compared = seen ? [await since(bundle, seen)] : [];
  if (verdictOf(compared) !== "good") return report(compared);
  const said = witness ? [await witnessed(bundle, witness)] : [];
  if (verdictOf(said) !== "good") return report(said);
  const own = pinned === null ? [finding("own_key", { key: bundle.keyText })] : [];
  return report([holds(bundle), ...compared, ...said, ...told, ...own]);
}

function holds({ entries }: Bundle): Finding {
  const erased = entries.filter((item) => !isShown(item)).length;
  return finding("holds", { count: entries.length, erased });
}

function unusable(code: Code): Report {
  return { verdict: "unusable", findings: [finding(code)], papers: [], bundle: null };
}

const HEADER = "c2sp.org/tlog-proof@v1";

function isReceipt(content: Bytes): boolean {
  return new TextDecoder().decode(content.slice(0, HEADER.length)) === HEADER;
}

/** A receipt as a bundle of one entry, so that one check serves both. */
function bundleOf(content: Bytes, key: Key, keyText: string): Bundle | null {
  const receipt = receiptFrom(content);
  const shown = receipt && textOf(receipt.extra.slice(SALT_LENGTH));
  if (!receipt || !shown) return null;
  const { index, proof, note, checkpoint, extra } = receipt;
  const entry = { index, proof, salt: extra.slice(0, SALT_LENGTH), content: shown };
  const engagement = actFrom(shown)?.engagement ?? "";
  return {
    key,
    keyText,
    head: { note, checkpoint },
    earlier: [],
    engagement,
    reader: "",
    entries: [entry],
    documents: [],
  };
}

function textOf(content: Bytes): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return null;
  }
}
