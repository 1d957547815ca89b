/** The envelope R1 of a record, as bytes; nothing is opened here. The twin of src/privity/core/sealing/envelope.py. */

import { type Bytes, joined } from "../ledger/hashing.ts";
import { IV_LENGTH, TAG_LENGTH } from "./aead.ts";
import { must } from "./errors.ts";
import { canonicalBytes, readCanonical } from "./json.ts";
import { isPadded } from "./padding.ts";
import { exactly, isCount, isId, isWord, shape } from "./shape.ts";

const START = Uint8Array.of(0xc1, 0x01);
const SUITE = 1;
const KEY_LENGTH = 32;
const WRAPPED_LENGTH = IV_LENGTH + KEY_LENGTH + TAG_LENGTH;
const COMMITMENT_LENGTH = 32;
const MAX_HEADER = 512;

/** Which revision of which record this is, for whom, and what kind of information: the server sees it. */
export interface Place {
  readonly circle: string;
  readonly record: string;
  readonly revision: number;
  readonly class: string;
}

export interface Envelope {
  readonly place: Place;
  readonly epoch: number;
  /** The header's own bytes: what the rest is bound to. */
  readonly header: Bytes;
  readonly wrapped: Bytes;
  readonly commitment: Bytes;
  readonly sealed: Bytes;
}

const isHeader = shape({ c: isId, e: isCount, k: isWord, r: isId, s: isCount, v: isCount });
const isOurs = exactly(SUITE);

export function headerOf(place: Place, epoch: number): Bytes {
  const { circle, record, revision } = place;
  const header = { c: circle, e: epoch, k: place.class, r: record, s: SUITE, v: revision };
  must(isHeader(header), "malformed");
  return canonicalBytes(header);
}

export function envelopeBytes(envelope: Omit<Envelope, "place" | "epoch">): Bytes {
  const { header, wrapped, commitment, sealed } = envelope;
  const length = Uint8Array.of(header.length >> 8, header.length & 0xff);
  return joined(START, length, header, wrapped, commitment, sealed);
}

export function envelopeFrom(content: Bytes): Envelope {
  must(content[0] === START[0] && content[1] === START[1], "unknown_suite");
  const length = (content[2] ?? 0) * 256 + (content[3] ?? 0);
  must(length <= MAX_HEADER, "malformed");
  const [header, wrapped, commitment, sealed] = cut(content.subarray(4), [
    length,
    WRAPPED_LENGTH,
    COMMITMENT_LENGTH,
  ]);
  must(isPadded(sealed.length - TAG_LENGTH), "malformed");
  const { c, e, k, r, s, v } = readCanonical(header, isHeader);
  must(isOurs(s), "unknown_suite");
  const place = { circle: c, record: r, revision: v, class: k };
  return { place, epoch: e, header, wrapped, commitment, sealed };
}

/** Parts of these lengths, and the rest. */
function cut(
  content: Bytes,
  [one, two, three]: [number, number, number],
): [Bytes, Bytes, Bytes, Bytes] {
  const ends = [0, one, one + two, one + two + three, content.length];
  const part = (place: number) => content.slice(ends[place], ends[place + 1]);
  return [part(0), part(1), part(2), part(3)];
}
