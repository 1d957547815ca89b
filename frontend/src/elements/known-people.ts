/** `<known-people>`: whose key is whose, as this person's devices know it, and the ways to find out. */

import type { Pin } from "../crypto/account.ts";
import { toBase64Url } from "../crypto/encoding.ts";
import { SealingError } from "../crypto/errors.ts";
import { fingerprint } from "../crypto/fingerprint.ts";
import { ApiError, pageApi } from "../net/api.ts";
import { arrivedFor, forgetArrived } from "../net/arrived.ts";
import { whenUnlocked } from "../vault/here.ts";
import { openBook, openVault } from "../vault/open.ts";
import { tend } from "../vault/tend.ts";
import type { Person } from "../vault/types.ts";
import { type Acquainted, checkProofs, newInvitation, pin, presentKey } from "../vault/verify.ts";
import { type Arrival, arrivalIn } from "./arrival.ts";
import { copyOf } from "./blanks.ts";
import { part } from "./part.ts";
import { type Acts, cardOf, digitsOf } from "./person-card.ts";
import { drawQr } from "./qr.ts";

/** What is known now. */
export type Open = () => Promise<Acquainted>;
/** Lets in whom one knows now, and may. */
export type Share = () => Promise<unknown>;

export class KnownPeople extends HTMLElement {
  #open: Open = () => Promise.reject(new Error("nothing was opened"));
  #share: Share = () => Promise.resolve();

  async connectedCallback(): Promise<void> {
    const [api, engagement] = [pageApi(), this.dataset.engagement ?? ""];
    const mine = await whenUnlocked();
    const share = async () => tend(await openVault(api, engagement, mine));
    await this.show(() => openBook(api, engagement, mine), share);
  }

  /** Draws what `open` gives, and again after each change. */
  async show(open: Open, share: Share): Promise<void> {
    this.#open = open;
    this.#share = share;
    await this.#try(async () => {
      const vault = await this.#withProofs(await open());
      await this.#draw(vault);
      await this.#lookAtArrival(vault);
    });
  }

  async #withProofs(vault: Acquainted): Promise<Acquainted> {
    const found = await checkProofs(vault);
    for (const { person, fits } of found) if (!fits) this.#alarm("misproof", vault, person);
    if (!found.some(({ fits }) => fits)) return vault;
    await this.#letIn();
    return this.#open();
  }

  /** Whom one knows now, one shares with at once; if that fails, the next page that opens the circles does it. */
  async #letIn(): Promise<void> {
    try {
      await this.#share();
    } catch {
      part(this, "later").hidden = false;
    }
  }

  async #lookAtArrival(vault: Acquainted): Promise<void> {
    const arrived = arrivedFor(vault.engagement);
    if (arrived === null) return;
    const arrival = await arrivalIn(vault, arrived);
    if (arrival.person === vault.me.person) return forgetArrived();
    if ("take" in arrival) this.#askAbout(vault, arrival);
    else this.#alarm(arrival.kind, vault, arrival.person);
  }

  /** The reader says whether it came from that person: the server, too, can write links. */
  #askAbout(vault: Acquainted, arrival: Extract<Arrival, { take: unknown }>): void {
    const question = copyOf(this, arrival.kind, { name: nameOf(vault, arrival.person) });
    const over = () => {
      forgetArrived();
      question.remove();
    };
    part(question, "yes").addEventListener("click", () =>
      this.#try(async () => {
        await arrival.take();
        over();
        await this.#redraw();
      }),
    );
    part(question, "no").addEventListener("click", () => {
      over();
      this.#alarm("not-from-them", vault, arrival.person);
    });
    part(this, "arrival").replaceChildren(question);
  }

  async #draw(vault: Acquainted): Promise<void> {
    const others = [...vault.book.people.values()].filter(
      ({ person }) => person !== vault.me.person,
    );
    const cards = others.map((person) => cardOf(this, vault, person, this.#acts(vault)));
    part(this, "people").replaceChildren(...(await Promise.all(cards)));
    part(this, "nobody").hidden = others.length > 0;
    await this.#drawOwn(vault);
    part(this, "loading").hidden = true;
    part(this, "known").hidden = false;
  }

  async #drawOwn(vault: Acquainted): Promise<void> {
    const own = presentKey(vault.book, vault.me.person);
    part(this, "own").hidden = own === null;
    if (own === null) return;
    part(this, "own-digits").replaceChildren(...(await digitsOf(own.key)));
    const code = `${vault.me.person}.${toBase64Url(await fingerprint(own.key))}`;
    const here = new URL(`/engagements/${vault.engagement}/keys#${code}`, document.baseURI);
    drawQr(part(this, "qr") as unknown as SVGSVGElement, here.href);
  }

  #acts(vault: Acquainted): Acts {
    const pinned = (how: Pin["how"]) => (person: Person) =>
      this.#try(async () => {
        await pin(vault, person.person, how);
        await this.#redraw();
      });
    return {
      compared: pinned("compared"),
      accepted: pinned("unverified"),
      differs: ({ person }) => this.#alarm("share-nothing", vault, person),
      invite: async ({ person }) => {
        const path = await this.#try(() => newInvitation(vault, person));
        return path ? new URL(path, document.baseURI).href : "";
      },
    };
  }

  async #redraw(): Promise<void> {
    await this.#letIn();
    await this.#draw(await this.#open());
  }

  #alarm(name: string, vault: Acquainted, person: string): void {
    part(this, "alarms").append(copyOf(this, name, { name: nameOf(vault, person) }));
  }

  /** What goes wrong is one line; what stood on the page stays. */
  async #try<T>(work: () => Promise<T>): Promise<T | undefined> {
    const problem = part(this, "problem");
    problem.hidden = true;
    try {
      return await work();
    } catch (error) {
      problem.textContent = this.#lineOf(error);
      problem.hidden = false;
      return undefined;
    }
  }

  #lineOf(error: unknown): string {
    if (error instanceof ApiError && error.code === "offline") return this.dataset.offline ?? "";
    const known = error instanceof ApiError || error instanceof SealingError;
    return (known && error.message) || (this.dataset.failed ?? "");
  }
}

function nameOf(vault: Acquainted, person: string): string {
  return vault.book.people.get(person)?.name ?? "";
}
