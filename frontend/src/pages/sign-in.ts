/** The page that signs in loads this, and nothing else: a passkey may unlock by the same touch. */

import { PasskeySignIn } from "../elements/passkey-sign-in.ts";
import { watchArrivals } from "../net/arrived.ts";

watchArrivals();
customElements.define("passkey-sign-in", PasskeySignIn);
