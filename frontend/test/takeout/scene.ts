/** Records as a vault reads them, with sealed files behind: real keys, and a server that hands on what it is given, or not. */

import { createHash } from "node:crypto";
import { sealStream } from "../../src/crypto/age.ts";
import { newEpochSecret } from "../../src/crypto/circle-keys.ts";
import type { Attachment, Content } from "../../src/crypto/content.ts";
import { ApiError } from "../../src/net/api.ts";
import type { Missing, Taking } from "../../src/takeout/entries.ts";
import { entriesOf } from "../../src/takeout/entries.ts";
import type { OpenCircle, ReadRecord, ReadRevision, Vault } from "../../src/vault/types.ts";
import { newId } from "../crypto/people.ts";

export const COACH = "c".repeat(32);
export const CLIENT = "a".repeat(32);

export class Scene {
  /** What the server has, by the id of a file. */
  readonly stored = new Map<string, Uint8Array<ArrayBuffer>>();
  readonly told: string[] = [];
  missing: Missing | null = null;
  ledger: () => Promise<string> = async () => '{"format":"privity/bundle/v1"}';
  readonly cancel = new AbortController();
  readonly vault: Vault;
  readonly circle: OpenCircle;

  constructor(identity: string) {
    const names = new Map([
      [COACH, { person: COACH, name: "Mirjam Kovač", roles: ["coach"] }],
      [CLIENT, { person: CLIENT, name: "Amara Osei", roles: ["client"] }],
    ]);
    const send = async (path: string, { signal }: RequestInit) => {
      signal?.throwIfAborted();
      const content = this.stored.get(path.split("/").at(-1) ?? "");
      if (content === undefined) throw new ApiError(404, "not_found", "");
      return new Response(content);
    };
    this.vault = {
      api: { send },
      engagement: "e".repeat(32),
      me: { person: COACH },
      book: { people: names },
    } as unknown as Vault;
    this.circle = { id: newId(), secrets: new Map([[1, identity]]) } as unknown as OpenCircle;
  }

  /** The archive's files by name, as they come. */
  async take(...records: readonly ReadRecord[]): Promise<Map<string, Buffer>> {
    const files = new Map<string, Buffer>();
    for await (const { path, content, size } of entriesOf(this.#taking(records))) {
      const pieces: Uint8Array[] = [];
      for await (const piece of content) pieces.push(piece);
      const whole = Buffer.concat(pieces);
      if (whole.length !== size || files.has(path)) throw new Error(path);
      files.set(path, whole);
    }
    return files;
  }

  #taking(records: readonly ReadRecord[]): Taking {
    return {
      vault: this.vault,
      records,
      ledger: () => this.ledger(),
      words: {
        kind: (kind) => `a ${kind}`,
        moment: (at) => at,
        strict: "Strictly confidential",
        unfetched: "Could not be fetched: {name}",
      },
      readme: (missing) => {
        this.missing = missing;
        return "This is everything.";
      },
      onFile: (done, all) => this.told.push(`${done}/${all}`),
      signal: this.cancel.signal,
    };
  }
}

export async function newScene() {
  const { identity, recipient } = await newEpochSecret();
  const scene = new Scene(identity);
  const attach = async (name: string, content: Buffer): Promise<Attachment> => {
    const stream = new Blob([new Uint8Array(content)]).stream();
    const sealed = await new Response(
      (await sealStream(stream, recipient)) as ReadableStream<Uint8Array<ArrayBuffer>>,
    ).bytes();
    const id = newId();
    scene.stored.set(id, sealed);
    const sha256 = createHash("sha256").update(sealed).digest("hex");
    return { id, sha256, size: content.length, name, type: "text/plain" };
  };
  return { scene, attach };
}

/** A revision that opened; `changes` are of its content. */
export function revision(number: number, changes: Partial<Content> = {}): ReadRevision {
  const content: Content = {
    v: 1,
    kind: "shared_note",
    author: CLIENT,
    at: `2026-11-2${number}T09:00:00Z`,
    log_n: 1,
    log_head: "0".repeat(64),
    parents: [],
    title: "Third session",
    text: `What was said, ${number}.`,
    tags: [],
    attachments: [],
    more: {},
    ...changes,
  };
  const opened = { content, id: String(number).repeat(64), epoch: 1 };
  return { number, at: content.at, opened, fault: "" };
}

export function unopened(number: number): ReadRevision {
  return { number, at: "", opened: null, fault: "not_opened" };
}

export function record(
  circle: OpenCircle,
  revisions: readonly ReadRevision[],
  changes: Partial<ReadRecord> = {},
): ReadRecord {
  const id = newId();
  const heads = revisions.slice(-1);
  const told = { information_class: "shared_notes", author: CLIENT, strict: false };
  return { id, circle, ...told, revisions, heads, ...changes };
}
