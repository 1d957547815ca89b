/** What tests/journeys/test_attachments.py runs in a page: a file that was chosen there goes to the server, and comes back. */

import { hexOf } from "../../src/ledger/keys.ts";
import { pageApi } from "../../src/net/api.ts";
import { download, upload } from "../../src/vault/attachments.ts";
import type { OpenCircle, Vault } from "../../src/vault/types.ts";

interface Where {
  readonly engagement: string;
  readonly circle: string;
  readonly recipient: string;
  readonly identity: string;
}

async function thereAndBack({ engagement, circle: id, recipient, identity }: Where) {
  const circle = {
    id,
    place: { information_class: "shared_notes" },
    state: { recipients: [recipient] },
    secrets: new Map([[1, identity]]),
    current: { epoch: 1 },
  } as unknown as OpenCircle;
  const vault = { api: pageApi(), engagement } as unknown as Vault;
  const file = document.querySelector<HTMLInputElement>("body > input[type=file]")
    ?.files?.[0] as File;
  let told = 0;
  const tell = () => {
    told += 1;
  };
  const attachment = await upload(vault, circle, file, tell, new AbortController().signal);
  let size = 0;
  let last = new Uint8Array(0);
  for await (const piece of await download(vault, circle, attachment)) {
    size += piece.length;
    last = piece.slice(-16);
  }
  return { ...attachment, told, back: size, last: hexOf(last) };
}

Object.assign(globalThis, { thereAndBack });
