/** `<passkey-add>`: makes a passkey on this device for the person who is signed in. */

import { type CreationOptions, makePasskey } from "../webauthn/passkey.ts";
import { optionsIn, PasskeyForm } from "./passkey-form.ts";

export class PasskeyAdd extends PasskeyForm {
  protected override async proof(): Promise<string> {
    return makePasskey(optionsIn(this.dataset.options ?? "") as CreationOptions);
  }
}
