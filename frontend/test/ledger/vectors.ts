/** The cases of vectors/merkle, which the Python of the core passes too. */

import { readFileSync } from "node:fs";

// biome-ignore lint/suspicious/noExplicitAny: a case holds whatever its file says, rubbish too
export type Case = Record<string, any>;

export function casesOf(name: string): Case[] {
  const file = new URL(`../../../vectors/merkle/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")).cases;
}

/** Hashes from hex; what is no hex stays what it is. */
// biome-ignore lint/suspicious/noExplicitAny: rubbish must reach the verifiers
export function unhexed(value: unknown): any {
  if (Array.isArray(value)) return value.map(unhexed);
  return typeof value === "string" ? Uint8Array.from(Buffer.from(value, "hex")) : value;
}

/** The bytes of a text, or those that stand as base64. */
export function contentOf(vector: Case, field: string): Uint8Array<ArrayBuffer> {
  const { base64 } = vector;
  return Uint8Array.from(base64 ? Buffer.from(base64, "base64") : Buffer.from(vector[field]));
}
