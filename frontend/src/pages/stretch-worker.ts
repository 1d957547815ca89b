/** The worker of `vault/stretch.ts`. */

import { toBase64Url } from "../crypto/encoding.ts";
import { SealingError } from "../crypto/errors.ts";
import { passphraseSecret } from "../crypto/secrets.ts";
import type { Stretch, Stretched } from "../vault/stretch.ts";

function answerTo({ passphrase, params, label }: Stretch): Stretched {
  try {
    return { secret: toBase64Url(passphraseSecret(passphrase, params, label)) };
  } catch (error) {
    return { fault: error instanceof SealingError ? error.fault : "malformed" };
  }
}

addEventListener("message", ({ data }: MessageEvent<Stretch>) => postMessage(answerTo(data)));
