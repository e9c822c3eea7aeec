/**
 * Under which a page remembers that tasks are to be watched by the next one
 * that is loaded. Several servers may share an origin.
 */
export const openFlag = (baseUrl: string): string =>
  `jupyterlab-globus:open ${baseUrl}`;
