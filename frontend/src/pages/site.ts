/** Every page without sealed content loads this. */

import { BoundaryMatrix } from "../elements/boundary-matrix.ts";
import { CopyText } from "../elements/copy-text.ts";
import { DrawSignature } from "../elements/draw-signature.ts";
import { LedgerProofs } from "../elements/ledger-proofs.ts";
import { ListedPurposes } from "../elements/listed-purposes.ts";
import { PasskeyAdd } from "../elements/passkey-add.ts";
import { PasskeyProof } from "../elements/passkey-proof.ts";
import { ProofBadge } from "../elements/proof-badge.ts";
import { VerifyPart } from "../elements/verify-part.ts";
import { WhatIf } from "../elements/what-if.ts";
import { watchArrivals } from "../net/arrived.ts";

watchArrivals();

customElements.define("boundary-matrix", BoundaryMatrix);
customElements.define("copy-text", CopyText);
customElements.define("draw-signature", DrawSignature);
customElements.define("proof-badge", ProofBadge);
customElements.define("ledger-proofs", LedgerProofs);
customElements.define("listed-purposes", ListedPurposes);
customElements.define("passkey-add", PasskeyAdd);
customElements.define("passkey-proof", PasskeyProof);
customElements.define("verify-part", VerifyPart);
customElements.define("what-if", WhatIf);
