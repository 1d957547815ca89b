/** `<passkey-sign-in>`: signs in, or confirms who you are, with a passkey. */

import { type RequestOptions, usePasskey } from "../webauthn/passkey.ts";
import { optionsIn, PasskeyForm } from "./passkey-form.ts";

export class PasskeySignIn extends PasskeyForm {
  protected override async proof(form: HTMLFormElement): Promise<string> {
    const id = this.dataset.options;
    return usePasskey(id ? (optionsIn(id) as RequestOptions) : await fetchOptions(form.action));
  }
}

async function fetchOptions(url: string): Promise<RequestOptions> {
  const response = await fetch(url, { headers: { Accept: "application/json" } });
  const json = (await response.json()) as { request_options: RequestOptions };
  return json.request_options;
}
