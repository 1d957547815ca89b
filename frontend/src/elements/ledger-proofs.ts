/**
 * `<ledger-proofs>`: proves the lines of a ledger page in the reader's browser, against the server itself. What it has seen
 * once is kept here; a ledger that does not continue it is told loudly, and what was kept stays.
 */

import { type Change, type Judged, type Judgement, judge } from "../ledger/check.ts";
import { bytesOf } from "../ledger/encoding.ts";
import { joined } from "../ledger/hashing.ts";
import {
  type Kept,
  keep,
  keepLedgerOf,
  keptFrom,
  ledgerOf,
  sizeOf,
  storedOf,
} from "../ledger/kept.ts";
import { noteText } from "../ledger/note.ts";
import { receiptText } from "../ledger/receipt.ts";
import { type Sent, sentFrom } from "../ledger/sent.ts";
import { part } from "./part.ts";
import { ProofBadge } from "./proof-badge.ts";
import { saveAs } from "./save.ts";

const TRIES = 3;
const NOTHING: Sent = { key: null, note: null, signedAt: "", continuation: null, lines: [] };
/** Milliseconds after which a line should have been proven: checkpoints are signed each minute. */
const SOON = 15 * 60_000;

export class LedgerProofs extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const blank = part(this, "badge") as HTMLTemplateElement;
    for (const badge of this.#badges()) badge.draw(blank);
    try {
      await this.#prove(TRIES);
    } catch {
      this.#leaveUnchecked();
    }
  }

  /** Another page of this browser may keep a later checkpoint meanwhile: then all is asked and judged again. */
  async #prove(tries: number): Promise<void> {
    const { log = "", engagement = "" } = this.dataset;
    const before = ledgerOf(engagement);
    if (before !== null && before !== log) return this.#tellMoved(before);
    const stored = storedOf(log);
    const kept = keptFrom(stored);
    const sent = await this.#ask(kept);
    const judgement = await judge(sent, kept, { log, engagement });
    const next = laterThan(kept, judgement);
    if (next && !keep(log, stored, next) && tries > 1) return this.#prove(tries - 1);
    if (judgement.unknown) return this.#leaveUnchecked();
    if (judgement.change === null && judgement.signed) keepLedgerOf(engagement, log);
    this.#show(sent, judgement);
    if (judgement.change) this.#alarm(judgement.change, sent, kept);
    this.#askForTheTimeSince(keptFrom(storedOf(log)));
  }

  /** No proof of another ledger says anything about the one in which this engagement stood; nor does none. */
  async #tellMoved(before: string): Promise<void> {
    const sent = await this.#ask(null).catch(() => NOTHING);
    for (const badge of this.#badges()) badge.show("changed");
    this.#alarm("moved", sent, keptFrom(storedOf(before)));
  }

  async #ask(kept: Kept | null): Promise<Sent> {
    const url = new URL(this.dataset.url ?? "", document.baseURI);
    url.searchParams.set("since", String(sizeOf(kept)));
    const answer = await fetch(url, { headers: { Accept: "application/json" } });
    const sent = answer.ok ? sentFrom(await answer.json()) : null;
    if (sent === null) throw new Error("no proofs were sent");
    return sent;
  }

  #show(sent: Sent, judgement: Judgement): void {
    const lines = new Map(judgement.lines.map((judged) => [judged.line.id, judged]));
    for (const badge of this.#badges()) {
      const judged = lines.get(badge.dataset.line ?? "");
      const isPast = judgement.change !== null && judgement.change !== "line";
      if (!judged) badge.show("unchecked");
      else if (isPast) badge.show("changed");
      else badge.show(stateOf(judged), provenBy(judged, judgement, sent));
    }
  }

  #leaveUnchecked(): void {
    for (const badge of this.#badges()) badge.show("unchecked");
  }

  #alarm(change: Change | "moved", sent: Sent, kept: Kept | null): void {
    const blank = part(this, "alarm") as HTMLTemplateElement;
    const alarm = document.importNode(blank.content, true);
    part(alarm, "why").textContent = part(alarm, "why").dataset[change] ?? "";
    part(alarm, "words").textContent = evidence(part(alarm, "words"), sent, kept);
    offer(part(alarm, "save-kept"), kept?.note);
    offer(part(alarm, "save-shown"), sent.note ?? undefined);
    part(this, "alarm-place").replaceChildren(alarm);
  }

  /** The file that the reader takes with them is to continue what is kept here. */
  #askForTheTimeSince(kept: Kept | null): void {
    const since = this.querySelector<HTMLInputElement>('[data-part="since"]');
    if (since && kept) since.value = String(sizeOf(kept));
  }

  #badges(): readonly ProofBadge[] {
    return [...this.querySelectorAll("proof-badge")].filter((badge) => badge instanceof ProofBadge);
  }
}

/** What is to be kept from now on: only what agrees with all that was kept before, and is larger. */
function laterThan(kept: Kept | null, { change, signed }: Judgement): Kept | null {
  if (change !== null || signed === null || signed.checkpoint.size <= sizeOf(kept)) return null;
  return { key: signed.key, note: noteText(signed.note) };
}

/** A server that stays at an old checkpoint would let the newest lines wait for ever. */
function stateOf({ state, act }: Judged): Judged["state"] | "late" {
  const isLate = state === "waiting" && act && Date.parse(act.at) < Date.now() - SOON;
  return isLate ? "late" : state;
}

function provenBy({ line, act, state }: Judged, { signed }: Judgement, sent: Sent) {
  if (state !== "proven" || act === null || signed === null) return null;
  const { index, salt, content } = line;
  const extra = joined(salt, bytesOf(content));
  const receipt = receiptText({ index, proof: line.proof ?? [], note: signed.note, extra });
  return { act, under: signed.checkpoint, signedAt: sent.signedAt, key: signed.key, receipt };
}

/** Both checkpoints with their keys, each under its heading. */
function evidence({ dataset }: HTMLElement, sent: Sent, kept: Kept | null): string {
  const nothing = dataset.nothing ?? "";
  const before = [dataset.kept, kept?.key ?? nothing, kept?.note ?? nothing];
  const now = [dataset.shown, sent.key ?? nothing, sent.note ?? nothing];
  return [...before, ...now].join("\n\n");
}

function offer(link: HTMLElement, note: string | undefined): void {
  link.hidden = note === undefined;
  if (note !== undefined) saveAs(link as HTMLAnchorElement, note);
}
