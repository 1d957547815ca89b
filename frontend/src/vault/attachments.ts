/**
 * Files of a circle: sealed and sent piece by piece, fetched and opened as they come. Never more than a few pieces are in
 * memory. Nothing of a file may be shown before its stream has ended well: then it is, byte for byte, what its author signed.
 */

import { sha256 as newHash } from "@noble/hashes/sha2.js";
import { openStream, sealStream } from "../crypto/age.ts";
import { must } from "../crypto/errors.ts";
import { isCount, shape } from "../crypto/shape.ts";
import { hexOf } from "../ledger/keys.ts";
import { ApiError } from "../net/api.ts";
import { isDone } from "./account.ts";
import type { Attachment, OpenCircle, Vault } from "./types.ts";

export const LARGEST = 100 * 2 ** 20;
const PIECE = 2 ** 20;
const NAME = 400;
const TYPE = 200;

/** Waiting for a lost connection: this often, each time twice as long as before, from this many milliseconds on. */
const TRIES = 8;
const FIRST_WAIT = 250;

const isReceived = shape({ received: isCount });

/** Why a file was not taken: it is larger than `LARGEST`. */
export class TooLarge extends Error {}

/** How a file goes: bytes that are done, of those there are; `waiting` while the server is not reached. */
export type Progress = (done: number, all: number, waiting: boolean) => void;

interface Sending {
  readonly vault: Vault;
  /** Of the file, at the server. */
  readonly path: string;
  readonly signal: AbortSignal;
  readonly onWait: () => void;
}

/**
 * Seals a file for the circle's present epoch and stores it. What is returned belongs into a record of that circle: only
 * there its name stands. Goes on after a lost connection; an aborted `signal`, or any failure, leaves nothing behind.
 */
export async function upload(
  vault: Vault,
  circle: OpenCircle,
  file: File,
  onProgress: Progress,
  signal: AbortSignal,
): Promise<Attachment> {
  if (file.size > LARGEST) throw new TooLarge("A file can have 100 MB at most.");
  must(circle.current !== null, "not_opened");
  const files = `engagements/${vault.engagement}/circles/${circle.id}/files`;
  const kind = circle.place.information_class;
  const wish = { information_class: kind, epoch: circle.current.epoch };
  const { id } = await vault.api.post(files, wish, isDone);
  let done = 0;
  const tell = (waiting: boolean) => onProgress(Math.min(done, file.size), file.size, waiting);
  const sending = { vault, path: `${files}/${id}`, signal, onWait: () => tell(true) };
  try {
    const hash = newHash.create();
    const sealed = await sealStream(file.stream(), circle.state.epochRecipient);
    for await (const piece of inPieces(sealed)) {
      hash.update(piece);
      await sendPiece(sending, done, piece);
      done += piece.length;
      tell(false);
    }
    const sha256 = hexOf(hash.digest());
    await patiently(sending, () => vault.api.post(`${sending.path}/finish`, { sha256 }, isDone));
    return { id, sha256, size: file.size, name: named(file), type: file.type.slice(0, TYPE) };
  } catch (error) {
    await vault.api.post(`${sending.path}/cancel`, {}, isDone).catch(() => undefined);
    throw error;
  }
}

/** The content of an attachment. The stream fails where it is not, to the last byte, what the record says. */
export async function download(
  vault: Vault,
  circle: OpenCircle,
  attachment: Attachment,
  signal?: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const path = `engagements/${vault.engagement}/circles/${circle.id}/files/${attachment.id}`;
  const { body } = await vault.api.send(path, signal ? { signal } : {});
  must(body !== null, "malformed");
  const hash = newHash.create();
  const hashed = body.pipeThrough(passing((piece) => hash.update(piece)));
  const opened = await openStream(hashed, await secretFor(circle, attachment, hashed));
  let size = 0;
  const counted = (piece: Uint8Array) => {
    size += piece.length;
    must(size <= attachment.size, "not_expected");
  };
  const whole = () => {
    must(size === attachment.size, "not_expected");
    must(hexOf(hash.digest()) === attachment.sha256, "not_expected");
  };
  return opened.pipeThrough(passing(counted, whole));
}
