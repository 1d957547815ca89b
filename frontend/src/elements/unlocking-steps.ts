/**
 * What `<set-up-unlocking>` and `<change-unlocking>` share: ways that are made from what somebody types or touches, and the
 * sheet with a recovery code, which counts once it was typed back. Nothing that is typed here has a name, so no form sends it.
 */

import { randomBytes } from "../crypto/encoding.ts";
import { SealingError } from "../crypto/errors.ts";
import { CODE_LENGTH, recoveryCodeFrom, recoveryCodeText } from "../crypto/recovery-code.ts";
import { newPassphraseParams } from "../crypto/secrets.ts";
import type { Slot } from "../crypto/slot.ts";
import type { Bytes } from "../ledger/hashing.ts";
import { type Api, ApiError, pageApi } from "../net/api.ts";
import { mustOpen, newSlot } from "../vault/slots.ts";
import { stretched } from "../vault/stretch.ts";
import type { Unlocked } from "../vault/types.ts";
import { unlockingPasskey } from "../webauthn/prf.ts";
import { part } from "./part.ts";

/** A way of unlocking that was just made, and what it opens with. */
export interface Made {
  readonly slot: Slot;
  readonly secret: Bytes;
}

export abstract class UnlockingSteps extends HTMLElement {
  protected readonly api: Api = pageApi();
  protected abstract readonly steps: readonly string[];
  #code: { readonly mine: Unlocked; readonly made: Made } | null = null;

  /** What happens with a code that was typed back. */
  protected abstract typedBack(mine: Unlocked, code: Made): Promise<void>;

  connectedCallback(): void {
    this.onTyped("code", (typed) => this.#typed(typed));
    part(this, "print").addEventListener("click", () => print());
    part(this, "kept").addEventListener("click", () => this.step("typed"));
    part(this, "again").addEventListener("click", () => this.step("sheet"));
  }

  protected onTyped(name: string, work: (typed: string) => Promise<void>): void {
    part(this, `${name}-form`).addEventListener("submit", (event) => {
      event.preventDefault();
      const field = part(this, name) as HTMLInputElement;
      this.attempt(() => work(field.value), field);
    });
  }

  /** A way by one of this person's passkeys: asked for once more, since some tell only now whether they unlock. */
  protected async byPasskey(mine: Unlocked): Promise<Made> {
    const passkeys = (this.dataset.passkeys ?? "").split(" ").filter(Boolean);
    const used = await unlockingPasskey(passkeys);
    if (used === null) throw new TypeError("this passkey unlocks nothing");
    const { credential, secret } = used;
    return {
      slot: await newSlot(mine, { kind: "passkey", params: { credential } }, secret),
      secret,
    };
  }

  protected async byPassphrase(mine: Unlocked, typed: string): Promise<Made> {
    const params = newPassphraseParams();
    const secret = await stretched(this.dataset.stretch ?? "", typed, params);
    return { slot: await newSlot(mine, { kind: "passphrase", params }, secret), secret };
  }

  /** Shows the sheet with a new code, which is nowhere else yet. */
  protected async showSheet(mine: Unlocked): Promise<void> {
    const secret = randomBytes(CODE_LENGTH);
    const slot = await newSlot(mine, { kind: "recovery", params: {} }, secret);
    this.#code = { mine, made: { slot, secret } };
    part(this, "sheet-code").textContent = recoveryCodeText(secret);
    this.step("sheet");
  }

  async #typed(typed: string): Promise<void> {
    if (this.#code === null) return;
    const { mine, made } = this.#code;
    await mustOpen(mine, made.slot, recoveryCodeFrom(typed));
    await this.typedBack(mine, made);
    part(this, "sheet-code").textContent = "";
    this.#code = null;
  }

  protected step(shown: string): void {
    for (const step of this.steps) part(this, step).hidden = step !== shown;
    part(this, "problem").hidden = true;
    part(this, shown).querySelector<HTMLElement>("h2")?.focus();
  }

  protected async attempt(work: () => Promise<void>, field?: HTMLInputElement): Promise<void> {
    const problem = part(this, "problem");
    problem.hidden = true;
    this.ariaBusy = "true";
    try {
      await work();
      if (field) field.value = "";
    } catch (error) {
      problem.textContent = this.#words(error);
      problem.hidden = false;
    }
    this.ariaBusy = null;
  }

  #words(error: unknown): string {
    if (error instanceof ApiError)
      return error.status === 409 ? (this.dataset.taken ?? "") : (this.dataset.offline ?? "");
    if (error instanceof SealingError) return this.dataset[error.fault] ?? this.dataset.wrong ?? "";
    if (error instanceof DOMException && error.name === "NotAllowedError")
      return this.dataset.cancelled ?? "";
    return this.dataset.failed ?? "";
  }
}
