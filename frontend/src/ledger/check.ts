/** Judges what the server sent for one page of a ledger, by its own signature and by what this browser has seen before. */

import { type Checkpoint, checkpointFrom } from "./checkpoint.ts";
import { bytesOf } from "./encoding.ts";
import { type Act, actFrom, entryLeaf } from "./entry.ts";
import { same } from "./hashing.ts";
import { checkpointIn, type Kept } from "./kept.ts";
import { keyFrom } from "./keys.ts";
import { isSignedBy, type Note, noteFrom } from "./note.ts";
import { verifyConsistency, verifyInclusion } from "./proofs.ts";
import type { Line, Sent } from "./sent.ts";

/**
 * What contradicts what was seen or signed: another key, no checkpoint any more, a shorter ledger, another past; or what was
 * sent contradicts itself: a checkpoint that its key did not sign, a line that is not what was signed.
 */
export type Change = "key" | "gone" | "shorter" | "past" | "unsigned" | "line";

/** A line that is proven, one that waits for a checkpoint, or one that is not what was signed. */
export interface Judged {
  readonly line: Line;
  readonly act: Act | null;
  readonly state: "proven" | "waiting" | "changed";
}

/** `signed` is what all of it stands under; `change` is `null` where all agrees. `unknown`: there is no key to check it by. */
export interface Judgement {
  readonly change: Change | null;
  readonly signed: {
    readonly key: string;
    readonly note: Note;
    readonly checkpoint: Checkpoint;
  } | null;
  readonly unknown: boolean;
  readonly lines: readonly Judged[];
}

/** Of which ledger, by name, and of which of its engagements a page is. */
export interface Place {
  readonly log: string;
  readonly engagement: string;
}

/** Judges what was sent for a page of this place. Throws in a browser that knows no Ed25519. */
export async function judge(sent: Sent, kept: Kept | null, place: Place): Promise<Judgement> {
  const waiting = await judgeLines(sent.lines, null, place);
  const nothing = { signed: null, unknown: false, lines: waiting };
  if (sent.note === null) return { ...nothing, change: kept ? "gone" : changeIn(waiting) };
  const text = sent.key ?? kept?.key;
  if (text === undefined) return { ...nothing, change: null, unknown: true };
  if (kept && kept.key !== text) return { ...nothing, change: "key" };
  const signed = await signedIn(sent.note, text, place.log);
  if (signed === null) return { ...nothing, change: "unsigned" };
  const lines = await judgeLines(sent.lines, signed.checkpoint, place);
  const past = kept && (await changeSince(kept, sent, signed.checkpoint));
  return { change: past ?? changeIn(lines), signed, unknown: false, lines };
}

function changeIn(lines: readonly Judged[]): Change | null {
  return lines.some(({ state }) => state === "changed") ? "line" : null;
}

async function signedIn(text: string, keyText: string, log: string): Promise<Judgement["signed"]> {
  const note = noteFrom(bytesOf(text));
  const checkpoint = note && checkpointFrom(note.text);
  const key = await keyFrom(keyText);
  const isNamed = key?.name === log && checkpoint?.origin === log;
  if (!note || !checkpoint || !key || !isNamed || !(await isSignedBy(note, key))) return null;
  return { key: keyText, note, checkpoint };
}

async function changeSince(kept: Kept, sent: Sent, now: Checkpoint): Promise<Change | null> {
  const then = checkpointIn(kept.note);
  if (then === null) return null;
  if (now.size < then.size) return "shorter";
  if (now.size === then.size) return same(now.root, then.root) ? null : "past";
  const proof = sent.continuation ?? [];
  const continues = await verifyConsistency(then.size, now.size, then.root, now.root, proof);
  return continues ? null : "past";
}

async function judgeLines(
  lines: readonly Line[],
  under: Checkpoint | null,
  place: Place,
): Promise<Judged[]> {
  const states = lines.map((line, row) => judgeLine(line, lines[row - 1], under, place));
  return Promise.all(states);
}

/** Newest first: each line stands before the one above it, so that an old one cannot pass for one that waits. */
async function judgeLine(
  line: Line,
  above: Line | undefined,
  under: Checkpoint | null,
  place: Place,
): Promise<Judged> {
  const act = actFrom(line.content);
  const isInPlace = above === undefined || line.index < above.index;
  if (!act || !isFrom(place, act) || !isInPlace) return { line, act, state: "changed" };
  if (under === null || line.index >= under.size) return { line, act, state: "waiting" };
  const leaf = await entryLeaf(line.salt, bytesOf(line.content));
  const { size, root } = under;
  const isProven = await verifyInclusion(line.index, size, leaf, root, line.proof ?? []);
  return { line, act, state: isProven ? "proven" : "changed" };
}

function isFrom({ log, engagement }: Place, act: Act): boolean {
  return log === `privity/${act.practice}` && engagement === act.engagement;
}
