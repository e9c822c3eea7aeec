/** Being told to stop. */

/**
 * Call back on a signal, and when the npm that started us is gone: npm passes
 * SIGTERM to its shell only, which ends without telling us.
 */
export function onStop(callback) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => callback(signal));
  }
  if (process.env.npm_lifecycle_event !== undefined) {
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid !== parent) {
        clearInterval(watch);
        callback('SIGTERM');
      }
    }, 500);
    watch.unref();
  }
}
