/** A key that can't be taken out, and a name for it that says nothing. */
export interface SealingKey {
  id: string;
  key: CryptoKey;
}

/** Where keys stay in this browser. A slot holds one. */
export interface KeyStore {
  get(slot: string): Promise<SealingKey | null>;
  put(slot: string, key: SealingKey): Promise<void>;
  remove(slot: string): Promise<void>;
}

const DATABASE = 'jupyterlab-globus';
const KEYS = 'keys';

/** Keys in IndexedDB, which can hold one that no code can read. */
export const browserKeys: KeyStore = {
  get: async slot =>
    ((await within('readonly', keys => keys.get(slot))) as
      SealingKey | undefined) ?? null,
  put: async (slot, key) => {
    await within('readwrite', keys => keys.put(key, slot));
  },
  remove: async slot => {
    await within('readwrite', keys => keys.delete(slot));
  }
};

/** Opened for each use: a page that keeps it open would hold up its removal. */
async function within(
  mode: IDBTransactionMode,
  work: (keys: IDBObjectStore) => IDBRequest
): Promise<unknown> {
  const opening = indexedDB.open(DATABASE);
  opening.onupgradeneeded = () => opening.result.createObjectStore(KEYS);
  const database = (await done(opening)) as IDBDatabase;
  try {
    const transaction = database.transaction(KEYS, mode);
    const request = work(transaction.objectStore(KEYS));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(why(transaction.error));
    });
    return request.result;
  } finally {
    database.close();
  }
}

function done(request: IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(why(request.error));
  });
}

function why(error: DOMException | null): Error {
  return error ?? new Error('This browser keeps no data for this page.');
}
