/** What tests/journeys/test_takeout.py runs in a page that is unlocked: a note with a file. */

import { pageApi } from "../../src/net/api.ts";
import { upload } from "../../src/vault/attachments.ts";
import { openVault } from "../../src/vault/open.ts";
import { circleOf, write } from "../../src/vault/records.ts";
import { resume } from "../../src/vault/session.ts";

interface Note {
  readonly engagement: string;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly file: string;
  /** Bytes of the file; what it says is repeated. */
  readonly size: number;
  readonly says: string;
}

async function writeWithFile({ engagement, kind, title, text, file, size, says }: Note) {
  const api = pageApi();
  const mine = await resume(api);
  if (mine === null) throw new Error("this page is locked");
  const vault = await openVault(api, engagement, mine);
  const circle = circleOf(vault, { kind, record: null });
  const part = says.repeat(Math.ceil(2 ** 20 / says.length));
  const parts = Array.from({ length: Math.ceil(size / part.length) }, () => part);
  const content = new File([new Blob(parts).slice(0, size)], file);
  const { signal } = new AbortController();
  const attachment = await upload(vault, circle, content, () => undefined, signal);
  const attachments = [attachment];
  await write(vault, {
    kind,
    record: null,
    over: [],
    title,
    text,
    tags: ["scan"],
    attachments,
    more: {},
  });
}

Object.assign(globalThis, { writeWithFile });
