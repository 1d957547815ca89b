/**
 * What a keeper's page does for the circles: make those that are missing, take out who has to leave, let in who may join and
 * whose key was checked, take over keys that changed, and hand out what is missing. The server decides about each step again.
 */

import { newEpochSecret } from "../crypto/circle-keys.ts";
import { type CircleState, following } from "../crypto/circle-log.ts";
import { randomBytes, toBase64Url } from "../crypto/encoding.ts";
import { must } from "../crypto/errors.ts";
import { grantFile } from "../crypto/grant.ts";
import type { Json } from "../crypto/json.ts";
import { signed, statementBytes } from "../crypto/statement.ts";
import { hexOf } from "../ledger/keys.ts";
import { ApiError } from "../net/api.ts";
import { isDone } from "./account.ts";
import { circleAt, loadCircles, type SentCircle } from "./circles.ts";
import { instantNow } from "./instant.ts";
import { refreshed } from "./open.ts";
import type { OpenCircle, Place, Vault } from "./types.ts";

const TRIES = 3;

/** The vault after all that is due was done; again from the start where somebody else was quicker. */
export async function tend(vault: Vault): Promise<Vault> {
  let now = vault;
  for (let left = TRIES; left > 0; left -= 1) {
    try {
      const changed = await tendOnce(now);
      if (!changed) return now;
      now = await refreshed(now);
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 409)) throw error;
      now = await refreshed(now);
    }
  }
  return now;
}

async function tendOnce(vault: Vault): Promise<boolean> {
  const missing = vault.places.filter((place) => isDue(vault, place));
  for (const place of missing) await make(vault, place);
  const grown = missing.length > 0 ? await refreshed(vault) : vault;
  const sent = new Map(
    (await loadCircles(vault.api, vault.engagement)).map((one) => [one.id, one]),
  );
  let changed = missing.length > 0;
  for (const circle of grown.circles) {
    const work = sent.get(circle.id);
    if (work && isKeeper(grown, circle) && (await keepUp(grown, circle, work))) changed = true;
  }
  return changed;
}

/**
 * Own notes as soon as there is a lock, a circle of several as soon as somebody else in it can be given a key; again where all
 * keepers have lost theirs.
 */
function isDue(vault: Vault, place: Place): boolean {
  const { me, book, circles } = vault;
  if (!place.keepers.includes(me.person) || circleAt(circles, place)) return false;
  return place.own || place.readers.some((person) => book.trustOf(person) === "checked");
}

function isKeeper({ me }: Vault, circle: OpenCircle): boolean {
  return (
    circle.state.members.get(me.person)?.keeper === true && circle.secrets.has(circle.state.epoch)
  );
}

async function make(vault: Vault, place: Place): Promise<void> {
  const circle = hexOf(randomBytes(16));
  const secret = await newEpochSecret();
  const own = ownLink(vault);
  const first = {
    v: 1,
    circle,
    n: 1,
    prev: null,
    op: "create",
    person: vault.me.person,
    person_key: own.id,
    epoch: 1,
    epoch_recipient: secret.recipient,
    at: instantNow(),
  } as const;
  const statement = await signed("circle-log", first, vault.me.signer);
  const state = await following(circle, null, statement, knownIn(vault));
  const scope = place.own
    ? { own: true }
    : {
        information_class: place.information_class,
        subjects: place.subjects,
        discussion: place.discussion,
        segment: place.segment,
      };
  await post(vault, "circles", { ...scope, statement: textOf(statement) });
  await grant(vault, [state], vault.me.person, new Map([[1, secret.identity]]));
}

/** Whether anything was done. Each step is one entry of the log, and whom it concerns is handed what they may open. */
async function keepUp(vault: Vault, circle: OpenCircle, sent: SentCircle): Promise<boolean> {
  const { book } = vault;
  const leaver = sent.leave.find((person) => circle.state.members.has(person));
  if (leaver !== undefined) return renew(vault, circle, { op: "remove", person: leaver });
  const changed = [...circle.state.members].find(([person, { key }]) => {
    const last = book.chains.get(person)?.at(-1)?.key;
    const isTrusted = ["self", "checked"].includes(book.trustOf(person));
    return isTrusted && last !== undefined && last.enc !== key.enc;
  });
  if (changed) return renew(vault, circle, { op: "rekey", ...keyOf(vault, changed[0]) });
  const joiner = sent.join.find((person) => book.trustOf(person) === "checked");
  if (joiner !== undefined) return letIn(vault, circle, joiner);
  return false;
}

/** From now on, under the epoch that is open where the terms let the joiner have it, else under a new one. */
async function letIn(vault: Vault, circle: OpenCircle, person: string): Promise<boolean> {
  const keeper = circle.place.keepers.includes(person);
  const op = { op: "add", ...keyOf(vault, person), keeper };
  try {
    const log = await append(vault, circle, op, null);
    const { epoch } = circle.state;
    const secret = circle.secrets.get(epoch);
    must(secret !== undefined, "not_opened");
    await grant(vault, log, person, new Map([[epoch, secret]]));
    return true;
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 403)) throw error;
    return renew(vault, circle, op);
  }
}

/**
 * A step with a new epoch, whose secret everybody who is in afterwards is handed. Whoever has a new key gets what they could
 * open by their old one as well: they may have lost it, and with it nothing that somebody else still has.
 */
async function renew(
  vault: Vault,
  circle: OpenCircle,
  op: { op: string; [name: string]: Json },
): Promise<boolean> {
  const secret = await newEpochSecret();
  const log = await append(vault, circle, op, secret.recipient);
  const state = log.at(-1) as CircleState;
  const secrets = new Map([[state.epoch, secret.identity]]);
  for (const person of state.members.keys()) {
    const earlier = op.op === "rekey" && op.person === person ? openedBy(circle, person) : [];
    await grant(vault, log, person, new Map([...earlier, ...secrets]));
  }
  return true;
}

/** The secrets of this circle, as far as one has them, since the member came in. */
function openedBy({ log, secrets }: OpenCircle, member: string): readonly [number, string][] {
  const since = log[log.findLastIndex(({ members }) => !members.has(member)) + 1]?.epoch ?? 0;
  return [...secrets].filter(([epoch]) => epoch >= since);
}

async function append(
  vault: Vault,
  circle: OpenCircle,
  op: { op: string; [name: string]: Json },
  recipient: string | null,
): Promise<readonly CircleState[]> {
  const { n, head, epoch, recipients } = circle.state;
  const entry = {
    v: 1,
    circle: circle.id,
    n: n + 1,
    prev: head,
    epoch: recipient === null ? epoch : epoch + 1,
    epoch_recipient: recipient ?? recipients.at(-1) ?? "",
    at: instantNow(),
    ...op,
  };
  const statement = await signed("circle-log", entry, vault.me.signer);
  const state = await following(circle.id, circle.state, statement, knownIn(vault));
  await post(vault, `circles/${circle.id}/log`, { statement: textOf(statement) });
  return [...circle.log, state];
}

async function grant(
  vault: Vault,
  log: readonly CircleState[],
  to: string,
  secrets: ReadonlyMap<number, string>,
): Promise<void> {
  const state = log.at(-1);
  must(state !== undefined, "malformed");
  const file = await grantFile(log, to, secrets, vault.me.signer);
  const fields = { to, log_n: state.n, file: toBase64Url(file) };
  await post(vault, `circles/${state.circle}/grants`, fields);
}

async function post(
  vault: Vault,
  path: string,
  fields: Parameters<Vault["api"]["post"]>[1],
): Promise<void> {
  await vault.api.post(`engagements/${vault.engagement}/${path}`, fields, isDone);
}

function keyOf(vault: Vault, person: string): { person: string; person_key: string } {
  const link = vault.book.chains.get(person)?.at(-1);
  must(link !== undefined, "not_expected");
  return { person, person_key: link.id };
}

function ownLink(vault: Vault) {
  const link = vault.book.chains.get(vault.me.person)?.at(-1);
  must(link !== undefined, "not_expected");
  return link;
}

function knownIn({ book }: Vault) {
  const links = [...book.chains.values()].flat();
  return new Map(links.map(({ id, key }) => [id, key]));
}

function textOf(statement: Parameters<typeof statementBytes>[0]): string {
  return new TextDecoder().decode(statementBytes(statement));
}
