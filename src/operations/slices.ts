/** How much of a long list is made at a time: some milliseconds of work. */
const SLICE = 2_500;

/** A long list, made without keeping the page from anything else for long. */
export async function inSlices<T>(
  count: number,
  slice: (from: number, to: number) => T
): Promise<T[]> {
  const made: T[] = [];
  for (let from = 0; from < count; from += SLICE) {
    if (from > 0) {
      await pause();
    }
    made.push(slice(from, Math.min(count, from + SLICE)));
  }
  return made;
}

/** Lets the page do what waits; a timer would be slow where it is hidden. */
function pause(): Promise<void> {
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
