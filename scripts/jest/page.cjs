/** What jsdom lacks and JupyterLab's packages need, in specs that ask for a page. */
if (typeof window !== 'undefined') {
  require('@jupyterlab/testing/lib/jest-shim');
}
