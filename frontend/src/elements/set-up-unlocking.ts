/**
 * `<set-up-unlocking>`: makes a person's account ready in this browser: a passkey or a passphrase for every day, and the
 * recovery code, which counts once it was typed back. Nothing that is typed here has a name, so no form can send it.
 */

import { randomBytes } from "../crypto/encoding.ts";
import { SealingError } from "../crypto/errors.ts";
import { CODE_LENGTH, recoveryCodeFrom, recoveryCodeText } from "../crypto/recovery-code.ts";
import { newPassphraseParams } from "../crypto/secrets.ts";
import type { Bytes } from "../ledger/hashing.ts";
import { type Api, ApiError, pageApi } from "../net/api.ts";
import { addSlot, confirmSlot, isSetUp, loadAccount, setUp } from "../vault/account.ts";
import { keep } from "../vault/session.ts";
import { stretched } from "../vault/stretch.ts";
import type { Unlocked } from "../vault/types.ts";
import { unlockingPasskey } from "../webauthn/prf.ts";
import { part } from "./part.ts";

const STEPS = ["checking", "everyday", "sheet", "typed", "done"] as const;

export class SetUpUnlocking extends HTMLElement {
  readonly #api: Api = pageApi();
  #mine: Unlocked | null = null;
  #code: { slot: string; secret: Bytes } | null = null;

  connectedCallback(): void {
    const passkeys = (this.dataset.passkeys ?? "").split(" ").filter(Boolean);
    part(this, "passkey-way").hidden = passkeys.length === 0;
    part(this, "passkey").addEventListener("click", () =>
      this.#try(() => this.#byPasskey(passkeys)),
    );
    this.#on("passphrase", (typed) => this.#byPassphrase(typed));
    this.#on("code", (typed) => this.#typedBack(typed));
    part(this, "print").addEventListener("click", () => print());
    part(this, "kept").addEventListener("click", () => this.#step("typed"));
    part(this, "again").addEventListener("click", () => this.#step("sheet"));
    this.#try(async () => {
      const ready = isSetUp(await loadAccount(this.#api));
      this.#show(ready ? "done" : "everyday");
    });
  }

  #on(name: string, work: (typed: string) => Promise<void>): void {
    part(this, `${name}-form`).addEventListener("submit", (event) => {
      event.preventDefault();
      const field = part(this, name) as HTMLInputElement;
      this.#try(() => work(field.value), field);
    });
  }

  async #byPasskey(passkeys: readonly string[]): Promise<void> {
    const used = await unlockingPasskey(passkeys);
    if (used === null) throw new TypeError("this passkey unlocks nothing");
    const mine = await this.#account();
    const params = { credential: used.credential };
    await addSlot(this.#api, mine, { kind: "passkey", params }, async () => used.secret);
    await this.#makeCode(mine);
  }

  async #byPassphrase(typed: string): Promise<void> {
    const params = newPassphraseParams();
    const secret = await stretched(this.dataset.stretch ?? "", typed, params);
    const mine = await this.#account();
    await addSlot(this.#api, mine, { kind: "passphrase", params }, async () => secret);
    await this.#makeCode(mine);
  }

  /** The account that this page makes; once, however often a step is tried. */
  async #account(): Promise<Unlocked> {
    if (this.#mine === null) {
      this.#mine = await setUp(this.#api, await loadAccount(this.#api));
    }
    return this.#mine;
  }

  async #makeCode(mine: Unlocked): Promise<void> {
    const secret = randomBytes(CODE_LENGTH);
    const slot = await addSlot(
      this.#api,
      mine,
      { kind: "recovery", params: {} },
      async () => secret,
    );
    this.#code = { slot, secret };
    part(this, "sheet-code").textContent = recoveryCodeText(secret);
    this.#step("sheet");
  }

  async #typedBack(typed: string): Promise<void> {
    const [mine, code] = [this.#mine, this.#code];
    if (mine === null || code === null) return;
    await confirmSlot(this.#api, mine, code.slot, recoveryCodeFrom(typed));
    part(this, "sheet-code").textContent = "";
    this.#code = null;
    await keep(this.#api, mine);
    this.#step("done");
  }

  #step(shown: (typeof STEPS)[number]): void {
    this.#show(shown);
    part(this, "problem").hidden = true;
    part(this, shown).querySelector<HTMLElement>("h2")?.focus();
  }

  #show(shown: (typeof STEPS)[number]): void {
    for (const step of STEPS) part(this, step).hidden = step !== shown;
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
