/**
 * `<set-up-unlocking>`: makes a person's lock in this browser: a passkey or a passphrase for every day, and the recovery code.
 * All is stored at once, when the code was typed back: who stops before has changed nothing.
 */

import { loadAccount, makeLock, newAccount } from "../vault/account.ts";
import { keep } from "../vault/session.ts";
import type { Unlocked } from "../vault/types.ts";
import { part } from "./part.ts";
import { type Made, UnlockingSteps } from "./unlocking-steps.ts";

export class SetUpUnlocking extends UnlockingSteps {
  protected readonly steps = ["everyday", "sheet", "typed", "done"];
  #everyday: Made | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    part(this, "passkey-way").hidden = !this.dataset.passkeys;
    part(this, "passkey").addEventListener("click", () =>
      this.attempt(() => this.#begin((mine) => this.byPasskey(mine))),
    );
    this.onTyped("passphrase", (typed) => this.#begin((mine) => this.byPassphrase(mine, typed)));
    part(this, "everyday").hidden = false;
  }

  async #begin(way: (mine: Unlocked) => Promise<Made>): Promise<void> {
    const mine = newAccount(this.api, await loadAccount(this.api));
    this.#everyday = await way(mine);
    await this.showSheet(mine);
  }

  protected override async typedBack(mine: Unlocked, code: Made): Promise<void> {
    if (this.#everyday === null) return;
    await makeLock(this.api, mine, [this.#everyday.slot, code.slot]);
    await keep(this.api, mine);
    this.step("done");
  }
}
