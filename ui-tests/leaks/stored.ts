/**
 * What a page's origin has stored, as text by place. It runs in the page; keys
 * that can be taken out of their database are listed as a place of their own.
 */
export async function stored(): Promise<Record<string, string>> {
  const keys: string[] = [];
  const asText = (value: unknown) =>
    JSON.stringify(value, (_, inner: unknown) => {
      if (inner instanceof CryptoKey) {
        if (inner.extractable) {
          keys.push(inner.algorithm.name);
        }
        return `a key for ${inner.algorithm.name}`;
      }
      if (inner instanceof ArrayBuffer || ArrayBuffer.isView(inner)) {
        const bytes =
          inner instanceof ArrayBuffer
            ? new Uint8Array(inner)
            : new Uint8Array(inner.buffer, inner.byteOffset, inner.byteLength);
        return Array.from(bytes, byte => String.fromCharCode(byte)).join('');
      }
      if (inner instanceof Map || inner instanceof Set) {
        return [...inner];
      }
      return inner;
    });
  const answer = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error!);
    });
  const databases: string[] = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await answer(indexedDB.open(name!));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      const all = [await answer(objects.getAllKeys())].concat(
        await answer(objects.getAll())
      );
      databases.push(`${name} ${store} ${asText(all)}`);
    }
    database.close();
  }
  const caches: string[] = [];
  for (const name of await window.caches.keys()) {
    const cache = await window.caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      caches.push(`${request.url} ${(await response?.text()) ?? ''}`);
    }
  }
  const notebooks: string[] = [];
  if ('jupyterapp' in window) {
    for (const widget of window.jupyterapp.shell.widgets('main')) {
      // Its outputs too, saved or not.
      const { content } = widget as { content?: { model?: unknown } };
      // A document's text, a notebook's JSON; other models have no text.
      notebooks.push(String(content?.model));
    }
  }
  return {
    'local storage': asText(Object.entries(localStorage)),
    'session storage': asText(Object.entries(sessionStorage)),
    IndexedDB: databases.join('\n'),
    'cache storage': caches.join('\n'),
    notebooks: notebooks.join('\n'),
    cookies: document.cookie,
    'names of windows': window.name,
    history: asText([location.href, document.referrer, history.state]),
    'extractable keys': keys.join(', ')
  };
}
