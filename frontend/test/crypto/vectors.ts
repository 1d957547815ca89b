/** The cases of vectors/sealing, which Python seals and this opens, or refuses. */

import { readFileSync } from "node:fs";

// biome-ignore lint/suspicious/noExplicitAny: a case holds whatever its file says, rubbish too
export type Case = Record<string, any>;

export function themeOf(name: string): Case {
  const file = new URL(`../../../vectors/sealing/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8"));
}

export function casesOf(name: string): Case[] {
  return themeOf(name).cases;
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(text, "base64"));
}

/** For `assert.rejects`: refused here, and by nothing that happened to go wrong. */
export const REFUSED = { name: "SealingError" };
