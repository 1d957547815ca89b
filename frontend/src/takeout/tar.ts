/** An archive in the ustar form (POSIX.1-1988), which every system opens. It is made as it is read: no file is held whole. */

import { bytesOf } from "../ledger/encoding.ts";
import type { Bytes } from "../ledger/hashing.ts";

const BLOCK = 512;
const LONGEST_NAME = 100;
const LONGEST_FOLDER = 155;

export interface Entry {
  /** `folder/name`, or a name. */
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly size: number;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** The entry that has this text. */
export function textEntry(path: string, at: number, text: string): Entry {
  const content = bytesOf(text);
  return { path, at, size: content.length, content: [content] };
}

/** The archive's bytes. It fails where an entry's content has not the size that was told. */
export async function* tarOf(entries: AsyncIterable<Entry>): AsyncGenerator<Uint8Array> {
  for await (const entry of entries) {
    yield headerOf(entry);
    let size = 0;
    for await (const piece of entry.content) {
      size += piece.length;
      yield piece;
    }
    if (size !== entry.size) throw new Error("an entry has another size than was told");
    yield new Uint8Array((BLOCK - (size % BLOCK)) % BLOCK);
  }
  yield new Uint8Array(2 * BLOCK);
}

function headerOf({ path, at, size }: Entry): Bytes {
  const cut = path.lastIndexOf("/");
  const header = new Uint8Array(BLOCK);
  const put = (offset: number, length: number, text: string) => {
    const bytes = bytesOf(text);
    if (bytes.length > length) throw new Error("what stands in an archive's header is too long");
    header.set(bytes, offset);
  };
  put(0, LONGEST_NAME, path.slice(cut + 1));
  put(100, 8, octal(0o600, 7));
  put(108, 8, octal(0, 7));
  put(116, 8, octal(0, 7));
  put(124, 12, octal(size, 11));
  put(136, 12, octal(Math.floor(at / 1000), 11));
  put(148, 8, " ".repeat(8));
  put(156, 1, "0");
  put(257, 8, "ustar\u000000");
  put(345, LONGEST_FOLDER, path.slice(0, Math.max(cut, 0)));
  const sum = header.reduce((before, byte) => before + byte);
  put(148, 7, `${octal(sum, 6)}\0`);
  return header;
}

function octal(number: number, digits: number): string {
  return number.toString(8).padStart(digits, "0");
}
