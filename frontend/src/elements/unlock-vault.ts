/**
 * `<unlock-vault>`: what stands inside opens only to who unlocks it. Goes on from the session's last page where it can, else
 * asks: by passkey, passphrase or recovery code. Nothing that is typed here has a name, so no form can send it.
 */

import { SealingError } from "../crypto/errors.ts";
import { recoveryCodeFrom } from "../crypto/recovery-code.ts";
import type { Slot } from "../crypto/slot.ts";
import type { Bytes } from "../ledger/hashing.ts";
import { type Api, ApiError, pageApi } from "../net/api.ts";
import { type Account, isSetUp, loadAccount, unlockWith } from "../vault/account.ts";
import { unlockedHere } from "../vault/here.ts";
import { keep, lock, resume, wipe } from "../vault/session.ts";
import { stretched } from "../vault/stretch.ts";
import type { Unlocked } from "../vault/types.ts";
import { unlockingPasskey } from "../webauthn/prf.ts";
import { part } from "./part.ts";

type Kind = Slot["kind"];
type Of<K extends Kind> = Extract<Slot, { kind: K }>;

const IDLE = 15 * 60_000;
const CHANNEL = "privity/lock";
const LIVELY = ["pointerdown", "keydown", "scroll"] as const;

export class UnlockVault extends HTMLElement {
  readonly #api: Api = pageApi();
  #account: Account | null = null;

  async connectedCallback(): Promise<void> {
    this.#on("passphrase", (typed) => this.#byPassphrase(typed));
    this.#on("recovery", (typed) => this.#byRecovery(typed));
    part(this, "passkey").addEventListener("click", () => this.#try(() => this.#byPasskey()));
    part(this, "lock").addEventListener("click", () => this.#lock());
    await this.#try(async () => {
      const mine = await resume(this.#api);
      if (mine) return this.#open(mine);
      this.#account = await loadAccount(this.#api);
      this.#ask(this.#account);
    });
  }

  #on(name: string, work: (typed: string) => Promise<void>): void {
    part(this, `${name}-form`).addEventListener("submit", (event) => {
      event.preventDefault();
      const field = part(this, name) as HTMLInputElement;
      this.#try(() => work(field.value), field);
    });
  }

  /** Shows the ways that this account has. */
  #ask(account: Account): void {
    const ready = isSetUp(account);
    const kinds = new Set(account.slots.map(({ slot }) => slot.kind));
    for (const kind of ["passkey", "passphrase", "recovery"] as const)
      part(this, `${kind}-way`).hidden = !ready || !kinds.has(kind);
    part(this, "lost-way").hidden = !ready;
    part(this, "set-up").hidden = ready;
    this.#show("gate");
  }

  async #byPassphrase(typed: string): Promise<void> {
    const address = this.dataset.stretch ?? "";
    await this.#byEach("passphrase", (slot) => stretched(address, typed, slot.params));
  }

  async #byRecovery(typed: string): Promise<void> {
    const code = recoveryCodeFrom(typed);
    await this.#byEach("recovery", async () => code);
  }

  async #byPasskey(): Promise<void> {
    const slots = this.#slots("passkey");
    const used = await unlockingPasskey(slots.map(({ params }) => params.credential));
    const slot = slots.find(({ params }) => params.credential === used?.credential);
    if (!used || !slot) throw new SealingError("not_opened");
    await this.#byEach("passkey", async (one) => (one === slot ? used.secret : new Uint8Array(32)));
  }

  /** Tries the slots of this kind, the newest first. */
  async #byEach<K extends Kind>(kind: K, secretOf: (slot: Of<K>) => Promise<Bytes>): Promise<void> {
    const account = this.#account;
    for (const slot of this.#slots(kind).reverse()) {
      const mine = await opening(async () =>
        account ? unlockWith(this.#api, account, slot, await secretOf(slot)) : null,
      );
      if (mine) {
        await keep(this.#api, mine);
        return this.#open(mine);
      }
    }
    throw new SealingError("not_opened");
  }

  #slots<K extends Kind>(kind: K): Of<K>[] {
    const slots = this.#account?.slots.map(({ slot }) => slot) ?? [];
    return slots.filter((slot): slot is Of<K> => slot.kind === kind);
  }

  #open(mine: Unlocked): void {
    this.#show("content");
    part(this, "lock").hidden = false;
    this.#watch();
    unlockedHere(mine);
    this.dispatchEvent(new CustomEvent("unlocked", { bubbles: true, detail: mine }));
  }

  /** Locks after a while in which nothing was touched, and with any other page of this browser; and at sign-out. */
  #watch(): void {
    let idle = 0;
    const again = () => {
      clearTimeout(idle);
      idle = setTimeout(() => this.#lock(), IDLE) as unknown as number;
    };
    for (const name of LIVELY) addEventListener(name, again, { passive: true });
    again();
    new BroadcastChannel(CHANNEL).onmessage = () => location.reload();
    document.addEventListener("submit", ({ target }) => {
      if (target instanceof HTMLFormElement && target.action.endsWith("/sign-out")) wipe();
    });
  }

  /** The page is covered at once, and loaded anew: nothing of what it had open stays in memory. */
  async #lock(): Promise<void> {
    this.#show("checking");
    part(this, "lock").hidden = true;
    await lock(this.#api);
    new BroadcastChannel(CHANNEL).postMessage("locked");
    location.reload();
  }

  async #try(work: () => Promise<void>, field?: HTMLInputElement): Promise<void> {
    const problem = part(this, "problem");
    problem.hidden = true;
    this.ariaBusy = "true";
    try {
      await work();
      if (field) field.value = "";
    } catch (error) {
      problem.textContent = this.#words(error);
      problem.hidden = false;
      this.#show("gate");
    }
    this.ariaBusy = null;
  }

  #words(error: unknown): string {
    if (error instanceof ApiError) return this.dataset.offline ?? "";
    if (error instanceof SealingError)
      return this.dataset[error.fault === "mistyped" ? "mistyped" : "wrong"] ?? "";
    if (error instanceof DOMException && error.name === "NotAllowedError")
      return this.dataset.cancelled ?? "";
    return this.dataset.failed ?? "";
  }

  #show(shown: "checking" | "gate" | "content"): void {
    for (const name of ["checking", "gate", "content"]) part(this, name).hidden = name !== shown;
  }
}

/** What `work` opens; null where it was not opened. */
async function opening<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SealingError) return null;
    throw error;
  }
}
