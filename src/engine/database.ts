/** Opens a database of this browser; `stores` are made where they are missing. */
async function open(name: string, stores: string[]): Promise<IDBDatabase> {
  const opening = indexedDB.open(name);
  opening.onupgradeneeded = () =>
    stores.forEach(store => opening.result.createObjectStore(store));
  return new Promise((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(why(opening.error));
  });
}

/**
 * Works in one transaction of a database, which is opened for each use: a page
 * that keeps it open would hold up its removal.
 *
 * @param stores - All that it has: they are made the first time.
 * @returns What `work` asked for, once what it wrote is on the disk.
 */
export async function inDatabase(
  name: string,
  stores: string[],
  mode: IDBTransactionMode,
  work: (transaction: IDBTransaction) => IDBRequest
): Promise<unknown> {
  const database = await open(name, stores);
  try {
    // Without it Chromium calls a transaction complete that a crash undoes.
    const transaction = database.transaction(stores, mode, {
      durability: 'strict'
    });
    const request = work(transaction);
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(why(transaction.error));
    });
    return request.result;
  } finally {
    database.close();
  }
}

function why(error: DOMException | null): Error {
  return error ?? new Error('This browser keeps no data for this page.');
}
