/** Pages that open what is sealed load this, and nothing else. */

import { ChangeUnlocking } from "../elements/change-unlocking.ts";
import { CopyText } from "../elements/copy-text.ts";
import { KnownPeople } from "../elements/known-people.ts";
import { SealedNotes } from "../elements/sealed-notes.ts";
import { SetUpUnlocking } from "../elements/set-up-unlocking.ts";
import { TakeOut } from "../elements/take-out.ts";
import { UnlockVault } from "../elements/unlock-vault.ts";
import { watchArrivals } from "../net/arrived.ts";

watchArrivals();
customElements.define("change-unlocking", ChangeUnlocking);
customElements.define("copy-text", CopyText);
customElements.define("sealed-notes", SealedNotes);
customElements.define("set-up-unlocking", SetUpUnlocking);
customElements.define("take-out", TakeOut);
customElements.define("unlock-vault", UnlockVault);
customElements.define("known-people", KnownPeople);
