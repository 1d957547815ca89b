/** The worker of `vault/reading-pool.ts`. */

import { openHere } from "../vault/reading.ts";
import type { Opening, ToOpen } from "../vault/reading-pool.ts";

async function answerTo({ place, readers, sent }: ToOpen): Promise<Opening> {
  try {
    return { place, read: await openHere(readers, sent) };
  } catch {
    return { place, read: null };
  }
}

addEventListener("message", async ({ data }: MessageEvent<ToOpen>) => {
  postMessage(await answerTo(data));
});
