/** What this browser keeps in IndexedDB: nothing that is readable without what is kept elsewhere. */

const DATABASE = "privity";
const STORES = ["session", "drafts"] as const;

export type Store = (typeof STORES)[number];

export async function read(store: Store, ...names: readonly string[]): Promise<readonly unknown[]> {
  const there = await transaction(store, "readonly");
  return Promise.all(names.map((name) => answerOf(there.get(name))));
}

/** Writes these values; `undefined` takes a name out. All or none. */
export async function write(
  store: Store,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  const there = await transaction(store, "readwrite");
  const done = Object.entries(values).map(async ([name, value]) => {
    if (value === undefined) await answerOf(there.delete(name));
    else await answerOf(there.put(value, name));
  });
  await Promise.all(done);
}

async function transaction(store: Store, mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    for (const name of STORES) request.result.createObjectStore(name);
  };
  const database = await answerOf(request);
  const going = database.transaction(store, mode);
  const close = () => database.close();
  going.oncomplete = close;
  going.onabort = close;
  return going.objectStore(store);
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
