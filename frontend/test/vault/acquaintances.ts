/** Two people's devices, and a server between them that hands on what it is given, or something else. */

import type { State } from "../../src/crypto/account.ts";
import { newAccountKey } from "../../src/crypto/account.ts";
import type { Guard } from "../../src/crypto/json.ts";
import type { Link } from "../../src/crypto/person-key.ts";
import { type Api, ApiError, type Fields } from "../../src/net/api.ts";
import type { KeyBook, Unlocked } from "../../src/vault/types.ts";
import type { Acquainted } from "../../src/vault/verify.ts";
import { newId, newPerson, type Person } from "../crypto/people.ts";

/** What the server holds: it may show another key for somebody. */
export class Server {
  readonly people: Person[] = [];
  readonly shown = new Map<string, Link>();
  readonly proofs: { by: string; fields: Fields }[] = [];

  async admit(): Promise<Person> {
    const person = await newPerson();
    this.people.push(person);
    this.shown.set(person.id, person.link);
    return person;
  }

  /** Puts in a key of its own for this person. */
  async substitute({ id }: Person): Promise<void> {
    this.shown.set(id, (await newPerson(id)).link);
  }

  apiOf({ id }: Person): Api {
    const told = <T>(answer: unknown, isAnswer: Guard<T>): Promise<T> =>
      isAnswer(answer) ? Promise.resolve(answer) : Promise.reject(new Error("no such answer"));
    return {
      send: () => Promise.reject(new Error("nothing is sent so")),
      get: (_path, isAnswer) =>
        told(
          this.proofs
            .filter(({ fields }) => fields.inviter === id)
            .map(({ by, fields: { invitation, proof } }) => ({ invitation, person: by, proof })),
          isAnswer,
        ),
      post: (_path, fields, isAnswer) => {
        if (this.proofs.some((one) => one.fields.invitation === fields.invitation))
          return Promise.reject(new ApiError(409, "conflict", "This invitation has served."));
        this.proofs.push({ by: id, fields });
        return told({ id: fields.invitation }, isAnswer);
      },
    };
  }

  /** The vault of somebody who opens it now; `mine` is what their devices remember. */
  open(person: Person, mine: Unlocked): Acquainted {
    const { api, book } = { api: this.apiOf(person), book: this.#book(person, mine) };
    return { api, engagement: "e", mine, me: person.keys, book };
  }

  #book(person: Person, mine: Unlocked): KeyBook {
    const chains = new Map([...this.shown].map(([id, link]) => [id, [link]]));
    const people = new Map(
      this.people.map(({ id }) => [id, { person: id, name: id.slice(0, 4), roles: [] }]),
    );
    const trustOf = (id: string) => {
      const [link, pinned] = [chains.get(id)?.at(-1), mine.state().pins[id]];
      if (id === person.id) return "self";
      if (!link) return "none";
      if (!pinned) return "unchecked";
      return pinned.key === link.id ? "checked" : "changed";
    };
    return { people, chains, trustOf };
  }
}

/** What the devices of one person remember, in memory. */
export function remembering(): Unlocked {
  const person = newId();
  let state: State = { v: 1, person, counter: 1, pins: {}, heads: {}, settings: {} };
  return {
    person,
    accountKey: newAccountKey(),
    bundle: { v: 1, person, seq: 1, roots: [] },
    state: () => state,
    changeState: async (change) => {
      state = { ...state, ...change(state), counter: state.counter + 1 };
      return state;
    },
  };
}
