/** Workers that open revisions side by side, one for each processor up to four. */

import { workerFrom } from "../net/worker.ts";
import type { OpenAll, Readers, SentRevision } from "./reading.ts";
import type { ReadRevision } from "./types.ts";

const MOST = 4;
const SHARE = 250;

export interface ToOpen {
  readonly place: number;
  readonly readers: Readers;
  readonly sent: readonly SentRevision[];
}

/** Or that it failed, which is no fault of what was sent: that would be told in `read`. */
export interface Opening {
  readonly place: number;
  readonly read: readonly ReadRevision[] | null;
}

/** `address` is where the worker's file lies. */
export function openInWorkers(address: string): OpenAll {
  let workers: readonly Worker[] = [];
  let next = 0;
  return async (readers, sent) => {
    if (workers.length === 0) workers = begun(address);
    const shares = Array.from({ length: Math.ceil(sent.length / SHARE) }, (_, share) =>
      sent.slice(share * SHARE, (share + 1) * SHARE),
    );
    const opened = shares.map((share) => {
      next += 1;
      const worker = workers[next % workers.length] as Worker;
      return openedBy(worker, { place: next, readers: neededFor(share, readers), sent: share });
    });
    return (await Promise.all(opened)).flat();
  };
}

function begun(address: string): readonly Worker[] {
  const count = Math.min(navigator.hardwareConcurrency || 1, MOST);
  return Array.from({ length: count }, () => workerFrom(address));
}

function neededFor(sent: readonly SentRevision[], readers: Readers): Readers {
  const circles = new Set(sent.map(({ circle }) => circle));
  return new Map([...readers].filter(([circle]) => circles.has(circle)));
}

function openedBy(worker: Worker, asked: ToOpen): Promise<readonly ReadRevision[]> {
  return new Promise((resolve, reject) => {
    const listening = new AbortController();
    const { signal } = listening;
    const failed = () => {
      listening.abort();
      reject(new Error("A worker could not open what was sent."));
    };
    const answered = ({ data }: MessageEvent<Opening>) => {
      if (data.place !== asked.place) return;
      if (data.read === null) return failed();
      listening.abort();
      resolve(data.read);
    };
    worker.addEventListener("message", answered, { signal });
    worker.addEventListener("error", failed, { signal });
    worker.postMessage(asked);
  });
}
