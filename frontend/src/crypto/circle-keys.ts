/** The secret of a circle's epoch, and the key of records that is drawn from it. */

import { sealingKey } from "./aead.ts";
import { identityFrom, recipientOf, seedOf } from "./age.ts";
import { randomBytes } from "./encoding.ts";
import { must } from "./errors.ts";
import { hkdf } from "./hkdf.ts";
import type { EpochKey } from "./record.ts";
import { isCount, isId } from "./shape.ts";

export interface EpochSecret {
  /** Secret: opens attachments; records' keys are drawn from it. */
  readonly identity: string;
  /** Stands in the circle's log. */
  readonly recipient: string;
}

export async function newEpochSecret(): Promise<EpochSecret> {
  const identity = identityFrom(randomBytes(32));
  return { identity, recipient: await recipientOf(identity) };
}

export async function epochKey(identity: string, circle: string, epoch: number): Promise<EpochKey> {
  must(isId(circle) && isCount(epoch), "malformed");
  const raw = await hkdf(seedOf(identity), `epoch/v1|${circle}|${epoch}`);
  return { epoch, key: await sealingKey(raw) };
}
