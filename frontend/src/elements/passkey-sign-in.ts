/**
 * `<passkey-sign-in>`: signs in with a passkey, and unlocks with the same touch where that passkey is a way of unlocking. What
 * it unlocks with stays in this page; the next one goes on as from any other (`vault/session.ts`).
 */

import { SealingError } from "../crypto/errors.ts";
import { ApiError, pageApi } from "../net/api.ts";
import { fieldsOf } from "../net/post-form.ts";
import { loadAccount, unlockWith } from "../vault/account.ts";
import { keepAtSignIn } from "../vault/session.ts";
import { type RequestOptions, signInAndUnlock } from "../webauthn/passkey.ts";
import type { Unlocking } from "../webauthn/prf.ts";
import { PasskeyForm } from "./passkey-form.ts";

export class PasskeySignIn extends PasskeyForm {
  #unlocking: Unlocking | null = null;

  protected override async proof(form: HTMLFormElement): Promise<string> {
    const { proof, unlocking } = await signInAndUnlock(await fetchOptions(form.action));
    this.#unlocking = unlocking;
    return proof;
  }

  /** Without leaving the page; then its own address leads on whoever is signed in, and tells whoever is not why. */
  protected override async send(form: HTMLFormElement): Promise<void> {
    if (this.#unlocking === null) return form.submit();
    const body = fieldsOf(new FormData(form));
    await fetch(form.action, { method: "POST", body, redirect: "manual" });
    await unlock(this.#unlocking);
    location.replace(location.pathname + location.search);
  }
}

/** Opens the account of whoever is signed in now, for the next page. Where it does not, that page asks. */
async function unlock({ credential, secret }: Unlocking): Promise<void> {
  const api = pageApi();
  try {
    const account = await loadAccount(api);
    for (const { slot } of account.slots) {
      if (slot.kind === "passkey" && slot.params.credential === credential)
        await keepAtSignIn(api, await unlockWith(api, account, slot, secret));
    }
  } catch (error) {
    if (!(error instanceof ApiError || error instanceof SealingError)) throw error;
  }
}

async function fetchOptions(url: string): Promise<RequestOptions> {
  const response = await fetch(url, { headers: { Accept: "application/json" } });
  const json = (await response.json()) as { request_options: RequestOptions };
  return json.request_options;
}
