/**
 * Reads or writes under which name a page remembers that tasks are to be
 * watched by the next one that is loaded. Several servers may share an origin.
 *
 * @returns Null where the browser stores nothing, or no more: then tasks are
 * watched once the panel is opened.
 */
export function openFlag<T>(
  baseUrl: string,
  act: (storage: Storage, name: string) => T
): T | null {
  try {
    return act(localStorage, `jupyterlab-globus:open ${baseUrl}`);
  } catch {
    return null;
  }
}
