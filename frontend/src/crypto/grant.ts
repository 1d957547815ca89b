/** Epoch grants: a keeper hands a member the secrets of epochs, in one age file that only the member opens. */

import type { Bytes } from "../ledger/hashing.ts";
import { openFile, recipientOf, sealFile } from "./age.ts";
import { type CircleLog, isSignedByKeeper, stateAt } from "./circle-log.ts";
import type { Signer } from "./ed25519.ts";
import { must } from "./errors.ts";
import type { Guard } from "./json.ts";
import { exactly, isCount, isHash, isId, mapOf, shape, textUpTo } from "./shape.ts";
import { contentOf, signed, statementBytes, statementFrom } from "./statement.ts";

type Grant = {
  readonly v: 1;
  readonly circle: string;
  readonly to: string;
  /** The circle as the keeper knew it. */
  readonly log_n: number;
  readonly log_head: string;
  /** The secret identities by epoch. */
  readonly ids: { readonly [epoch: string]: string };
};

const isEpoch: Guard<string> = (value): value is string =>
  isCount(Number(value)) && String(Number(value)) === value;

const isGrant = shape<Grant>({
  v: exactly(1),
  circle: isId,
  to: isId,
  log_n: isCount,
  log_head: isHash,
  ids: mapOf(isEpoch, textUpTo(100)),
});

/** The file for one member of the circle as it stands at the end of `log`. */
export async function grantFile(
  log: CircleLog,
  to: string,
  secrets: ReadonlyMap<number, string>,
  keeper: Signer,
): Promise<Bytes> {
  const state = log.at(-1);
  const member = state?.members.get(to);
  must(state !== undefined && member !== undefined, "not_allowed");
  const ids = Object.fromEntries(secrets);
  await mustBelong(log, ids);
  const { circle, n, head } = state;
  const content: Grant = { v: 1, circle, to, log_n: n, log_head: head, ids };
  const statement = await signed("epoch-grant", content, keeper);
  must(await isSignedByKeeper(statement, state.members), "not_allowed");
  return sealFile(statementBytes(statement), member.key.enc);
}

/** The secrets by epoch: signed by a keeper, for this person, and those that the log names. */
export async function openGrant(
  file: Bytes,
  identity: string,
  to: string,
  log: CircleLog,
): Promise<ReadonlyMap<number, string>> {
  const statement = statementFrom(await openFile(file, identity));
  const grant = contentOf(statement, "epoch-grant", isGrant);
  must(grant.to === to && grant.circle === log[0]?.circle, "not_expected");
  const state = stateAt(log, grant.log_n, grant.log_head);
  must(state.members.has(to), "not_allowed");
  must(await isSignedByKeeper(statement, state.members), "not_allowed");
  await mustBelong(log.slice(0, grant.log_n), grant.ids);
  return new Map(Object.entries(grant.ids).map(([epoch, id]) => [Number(epoch), id]));
}

async function mustBelong(log: CircleLog, ids: Grant["ids"]): Promise<void> {
  const recipients = log.at(-1)?.recipients ?? [];
  must(Object.keys(ids).length > 0, "malformed");
  for (const [epoch, identity] of Object.entries(ids)) {
    must((await recipientOf(identity)) === recipients[Number(epoch) - 1], "not_expected");
  }
}
