/** The entries of a circle's log, in form; the twin of src/privity/core/sealing/circle_entry.py. */

import { isRecipient } from "./age.ts";
import type { Guard } from "./json.ts";
import {
  either,
  exactly,
  isCount,
  isFlag,
  isHash,
  isId,
  isInstant,
  isNothing,
  shape,
} from "./shape.ts";

type Common = {
  readonly v: 1;
  readonly circle: string;
  readonly n: number;
  /** The id of the entry before. */
  readonly prev: string | null;
  /** The epoch from this entry on, and the age recipient of its secret. */
  readonly epoch: number;
  readonly epoch_recipient: string;
  readonly at: string;
};
type Key = {
  readonly person: string /** The id of their person-key statement. */;
  readonly person_key: string;
};

/** Who makes a circle is its first keeper. Keepers write the log and grant keys; all members read. */
export type Create = Common & Key & { readonly op: "create" };
/** Under the same epoch the new member can open what is in it; under a new one, only what comes. */
export type Add = Common & Key & { readonly op: "add"; readonly keeper: boolean };
export type Remove = Common & { readonly op: "remove"; readonly person: string };
/** A member's key is another from here on. */
export type Rekey = Common & Key & { readonly op: "rekey" };
export type Rotate = Common & { readonly op: "rotate" };
export type CircleEntry = Create | Add | Remove | Rekey | Rotate;

const common = {
  v: exactly(1),
  circle: isId,
  n: isCount,
  prev: either(isHash, isNothing),
  epoch: isCount,
  epoch_recipient: isRecipient,
  at: isInstant,
};
const key = { person: isId, person_key: isHash };

const isCreate = shape<Create>({ ...common, ...key, op: exactly("create") });
const isAdd = shape<Add>({ ...common, ...key, op: exactly("add"), keeper: isFlag });
const isRemove = shape<Remove>({ ...common, op: exactly("remove"), person: isId });
const isRekey = shape<Rekey>({ ...common, ...key, op: exactly("rekey") });
const isRotate = shape<Rotate>({ ...common, op: exactly("rotate") });

export const isCircleEntry: Guard<CircleEntry> = either(
  either(isCreate, isAdd),
  either(isRemove, either(isRekey, isRotate)),
);
