/** Pages that open what is sealed load this, and nothing else. */

import { CopyText } from "../elements/copy-text.ts";

customElements.define("copy-text", CopyText);
