/** `<change-unlocking>`: ways of unlocking that somebody adds or changes, while their account is open in this page. */

import { whenUnlocked } from "../vault/here.ts";
import { addSlot, replaceWith } from "../vault/slots.ts";
import type { Unlocked } from "../vault/types.ts";
import { type Made, UnlockingSteps } from "./unlocking-steps.ts";

export class ChangeUnlocking extends UnlockingSteps {
  protected readonly steps = ["ways", "sheet", "typed"];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#onClick("passkey", async (mine) => {
      await addSlot(this.api, (await this.byPasskey(mine)).slot);
      this.#done("passkey");
    });
    this.#onClick("recovery", (mine) => this.showSheet(mine));
    this.onTyped("passphrase", async (typed) => {
      const mine = await whenUnlocked();
      const { slot, secret } = await this.byPassphrase(mine, typed);
      await replaceWith(this.api, mine, slot, secret);
      this.#done("passphrase");
    });
  }

  protected override async typedBack(mine: Unlocked, { slot, secret }: Made): Promise<void> {
    await replaceWith(this.api, mine, slot, secret);
    this.#done("recovery");
  }

  /** A button that is on the page only if there is something to do. */
  #onClick(name: string, work: (mine: Unlocked) => Promise<void>): void {
    this.querySelector(`[data-part="${name}"]`)?.addEventListener("click", () =>
      this.attempt(async () => work(await whenUnlocked())),
    );
  }

  /** The page is loaded anew, with the list as it is now and a line that says what was done. */
  #done(what: string): void {
    location.assign(`${this.dataset.page}?done=${what}`);
  }
}
