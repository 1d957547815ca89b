/**
 * What this browser has seen of a ledger: its key and the largest checkpoint that was proven to it, for each ledger by name.
 * It only moves on to a checkpoint that continues it; nothing else ever takes its place.
 */

import { type Checkpoint, checkpointFrom } from "./checkpoint.ts";
import { bytesOf } from "./encoding.ts";
import { noteFrom } from "./note.ts";

const PREFIX = "privity/kept/";
const PLACE = "privity/ledger-of/";

/** A key as C2SP writes it, and the text of a signed note. */
export interface Kept {
  readonly key: string;
  readonly note: string;
}

/** What is kept of the ledger of this name, as it is stored; `null` for nothing, or where the browser keeps nothing at all. */
export function storedOf(log: string): string | null {
  return itemOf(PREFIX + log);
}

/** The ledger in which this engagement was proven first. It never moves: another one would be another past. */
export function ledgerOf(engagement: string): string | null {
  return itemOf(PLACE + engagement);
}

/** Keeps that this engagement stands in the ledger of this name, where nothing was kept of it yet. */
export function keepLedgerOf(engagement: string, log: string): void {
  if (ledgerOf(engagement) === null) setItem(PLACE + engagement, log);
}

/** What was stored; `null` if it is nothing that was kept. */
export function keptFrom(stored: string | null): Kept | null {
  try {
    const { key, note } = JSON.parse(stored ?? "null");
    return typeof key === "string" && checkpointIn(String(note)) ? { key, note } : null;
  } catch {
    return null;
  }
}

/** Puts `kept` in the place of `before`; false where another page of this browser was quicker. */
export function keep(log: string, before: string | null, kept: Kept): boolean {
  if (storedOf(log) !== before) return false;
  setItem(PREFIX + log, JSON.stringify(kept));
  return true;
}

function itemOf(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function setItem(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // A browser that keeps nothing proves each page, but not that the past is the same.
  }
}

/** The checkpoint in the text of a note. */
export function checkpointIn(note: string): Checkpoint | null {
  const read = noteFrom(bytesOf(note));
  return read && checkpointFrom(read.text);
}

/** How many acts of the ledger this browser has seen proven. */
export function sizeOf(kept: Kept | null): number {
  return (kept && checkpointIn(kept.note)?.size) ?? 0;
}
