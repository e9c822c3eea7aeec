/**
 * Waits for something no longer than a time.
 *
 * @param patience - Milliseconds.
 * @throws What `late` makes, once they are over.
 */
export function soon<T>(
  work: Promise<T>,
  patience: number,
  late: () => Error
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), patience);
    void work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
