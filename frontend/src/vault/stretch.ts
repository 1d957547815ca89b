/** Stretching a passphrase takes about a second of work, which a worker does: the page goes on. */

import { fromBase64Url } from "../crypto/encoding.ts";
import { type Fault, SealingError } from "../crypto/errors.ts";
import type { PassphraseParams } from "../crypto/slot.ts";
import type { Bytes } from "../ledger/hashing.ts";
import { workerFrom } from "../net/worker.ts";

export interface Stretch {
  readonly passphrase: string;
  readonly params: PassphraseParams;
  readonly label: string;
}

/** The secret as base64url, or why there is none. */
export type Stretched = { readonly secret: string } | { readonly fault: Fault };

/** The secret of a passphrase; `address` is where the worker's file lies. */
export function stretched(
  address: string,
  passphrase: string,
  params: PassphraseParams,
  label = "",
): Promise<Bytes> {
  const worker = workerFrom(address);
  const answer = new Promise<Bytes>((resolve, reject) => {
    worker.onerror = () => reject(new SealingError("malformed"));
    worker.onmessage = ({ data }: MessageEvent<Stretched>) => {
      if ("secret" in data) resolve(fromBase64Url(data.secret));
      else reject(new SealingError(data.fault));
    };
  });
  worker.postMessage({ passphrase, params, label } satisfies Stretch);
  return answer.finally(() => worker.terminate());
}
