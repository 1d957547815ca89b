/** `<known-people>`: whose key is whose, as this person's devices know it, and the ways to find out. */

import { type Fragment, fragmentFrom } from "../crypto/invitation.ts";
import { fingerprint } from "../crypto/fingerprint.ts";
import { toBase64Url } from "../crypto/encoding.ts";
import type { Pin } from "../crypto/account.ts";
import type { Person, Vault } from "../vault/types.ts";
import { checkProofs, newInvitation, pin, presentKey } from "../vault/verify.ts";
import { arrivalIn } from "./arrival.ts";
import { copyOf } from "./blanks.ts";
import { part } from "./part.ts";
import { type Acts, cardOf, digitsOf } from "./person-card.ts";
import { drawQr } from "./qr.ts";
