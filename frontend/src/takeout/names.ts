/** Names of files that are safe on every system, whatever somebody wrote. */

import { bytesOf } from "../ledger/encoding.ts";

const LONGEST = 80;
const LONGEST_ENDING = 12;
/** Names that Windows keeps for devices. */
const TAKEN = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Letters, digits and a few marks; no folder, no hidden file, nothing that turns the direction of writing. */
export function safeName(text: string): string {
  const plain = text
    .normalize("NFC")
    .replaceAll(/[^\p{L}\p{M}\p{N}._ ()-]+/gu, "-")
    .replaceAll(/ +/g, " ")
    .replaceAll(/^[. -]+|[. -]+$/g, "");
  if (plain === "") return "untitled";
  return shortened(TAKEN.test(plain) ? `_${plain}` : plain);
}

/** Hands out each name once, also to systems that do not tell upper case from lower. */
export class Names {
  readonly #taken = new Map<string, number>();

  /** `path`, or the same with a number. */
  free(path: string): string {
    const key = path.toLowerCase();
    const before = this.#taken.get(key) ?? 0;
    this.#taken.set(key, before + 1);
    if (before === 0) return path;
    const [stem, ending] = split(path);
    return this.free(`${stem} (${before + 1})${ending}`);
  }
}

/** Cut to what fits, but for the ending, by which systems know what a file is. */
function shortened(name: string): string {
  const [stem, ending] = split(name);
  const room = LONGEST - bytesOf(ending).length;
  let kept = "";
  for (const letter of stem) {
    if (bytesOf(kept + letter).length > room) break;
    kept += letter;
  }
  return kept.trimEnd() + ending;
}

function split(path: string): [string, string] {
  const dot = path.lastIndexOf(".");
  const isEnding = dot > path.lastIndexOf("/") + 1 && path.length - dot <= LONGEST_ENDING;
  return isEnding ? [path.slice(0, dot), path.slice(dot)] : [path, ""];
}
