/** Opening an engagement: one's key there is named, everybody else's is read, and each circle is opened. */

import type { PersonKeys } from "../crypto/person-keys.ts";
import { isFlag, isId, isWord, listOf, shape, textUpTo } from "../crypto/shape.ts";
import type { Api } from "../net/api.ts";
import { isFor, loadCircles, openCircle } from "./circles.ts";
import { bookOf, isPerson, loadKeys, nameKey, ownKeys } from "./keybook.ts";
import type { OpenCircle, Place, Unlocked, Vault } from "./types.ts";

const isPlace = shape<Place>({
  own: isFlag,
  information_class: isWord,
  subjects: listOf(isId, 50),
  discussion: textUpTo(32),
  segment: textUpTo(32),
  readers: listOf(isId, 1000),
  keepers: listOf(isId, 1000),
  closed: textUpTo(1000),
});
const isGround = shape({
  me: isId,
  people: listOf(isPerson, 1000),
  places: listOf(isPlace, 1000),
});

/** Who is there and whose key is whose, and one's own keys by every root: what stands, whatever became of the circles. */
export async function openBook(api: Api, engagement: string, mine: Unlocked) {
  const ground = await api.get(`engagements/${engagement}/places`, isGround);
  const keys = await ownKeys(mine, ground.me);
  let chains = await loadKeys(api, engagement);
  if (await nameKey(api, engagement, keys, chains.get(ground.me) ?? []))
    chains = await loadKeys(api, engagement);
  const book = bookOf(ground.people, chains, ground.me, mine.state());
  const me = keys.at(-1) as PersonKeys;
  return { api, engagement, mine, me, book, places: ground.places, keys };
}

export async function openVault(api: Api, engagement: string, mine: Unlocked): Promise<Vault> {
  const { keys, ...known } = await openBook(api, engagement, mine);
  const circles: OpenCircle[] = [];
  for (const sent of await loadCircles(api, engagement)) {
    const place = known.places.find((one) => isFor(sent, one));
    if (place) circles.push(await openCircle(sent, place, mine, keys, known.book));
  }
  await remember(mine, circles);
  return { ...known, circles };
}

/** The same, as it is now. */
export function refreshed({ api, engagement, mine }: Vault): Promise<Vault> {
  return openVault(api, engagement, mine);
}

/** How far each log was seen: none may ever be shown shorter, or otherwise, to any device of this person. */
async function remember(mine: Unlocked, circles: readonly OpenCircle[]): Promise<void> {
  const seen = mine.state().heads;
  const newer = circles.filter(({ id, state }) => (seen[id]?.n ?? 0) < state.n);
  if (newer.length === 0) return;
  const heads = Object.fromEntries(
    newer.map(({ id, state: { n, head } }) => [id, { n, head }] as const),
  );
  await mine.changeState((state) => ({ heads: { ...state.heads, ...heads } }));
}
