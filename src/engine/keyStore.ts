import { inDatabase } from './database';

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

function within(
  mode: IDBTransactionMode,
  work: (keys: IDBObjectStore) => IDBRequest
): Promise<unknown> {
  return inDatabase(DATABASE, [KEYS], mode, transaction =>
    work(transaction.objectStore(KEYS))
  );
}
