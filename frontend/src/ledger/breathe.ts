/** Long work lets the page live meanwhile. */

/** Gives what `work` makes of each item, in their order: some at the same time, with a pause after each hundred. */
export async function forEachOf<Item, Result>(
  items: readonly Item[],
  work: (item: Item, place: number) => Result | Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += STEP) {
    if (start > 0) await new Promise((resolve) => setTimeout(resolve, 0));
    const some = items.slice(start, start + STEP).map((item, place) => work(item, start + place));
    results.push(...(await Promise.all(some)));
  }
  return results;
}

const STEP = 100;
