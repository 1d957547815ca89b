/** `<passkey-proof>`: shows with a passkey who you are, where the server wrote into the page what it asks of the device. */

import { type RequestOptions, usePasskey } from "../webauthn/passkey.ts";
import { optionsIn, PasskeyForm } from "./passkey-form.ts";

export class PasskeyProof extends PasskeyForm {
  protected override async proof(): Promise<string> {
    return usePasskey(optionsIn(this.dataset.options ?? "") as RequestOptions);
  }
}
