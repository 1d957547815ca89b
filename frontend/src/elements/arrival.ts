/** What a link or a scanned code brought to this page: held against what the server shows, and asked about before it counts. */

import { fromBase64Url } from "../crypto/encoding.ts";
import { fragmentFrom } from "../crypto/invitation.ts";
import type { Arrived } from "../net/arrived.ts";
import {
  type Acquainted,
  inviterOf,
  isFingerprintOf,
  pin,
  takeInvitation,
} from "../vault/verify.ts";

/** Somebody whom it fits, and what to do once the reader says that it came from that person themselves; or nobody. */
export type Arrival =
  | {
      readonly kind: "invited" | "scanned";
      readonly person: string;
      readonly take: () => Promise<void>;
    }
  | { readonly kind: "misfit" | "scan-misfit"; readonly person: string };

export async function arrivalIn(vault: Acquainted, arrived: Arrived): Promise<Arrival> {
  return arrived.invitation ? invited(vault, arrived) : scanned(vault, arrived.fragment);
}

async function invited(vault: Acquainted, arrived: Arrived): Promise<Arrival> {
  const fragment = fragmentFrom(arrived.fragment);
  const person = await inviterOf(vault, fragment);
  if (person === null) return { kind: "misfit", person: "" };
  const take = () => takeInvitation(vault, arrived.invitation, fragment.secret, person);
  return { kind: "invited", person, take };
}

async function scanned(vault: Acquainted, text: string): Promise<Arrival> {
  const [person = "", code = ""] = text.split(".");
  const fits =
    person !== vault.me.person && (await isFingerprintOf(vault, person, fromBase64Url(code)));
  if (!fits) return { kind: "scan-misfit", person };
  return { kind: "scanned", person, take: () => pin(vault, person, "compared") };
}
