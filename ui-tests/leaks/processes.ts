import {
  closeSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync
} from 'node:fs';

/** The processes whose command line has a text in it. */
export function processesOf(text: string): number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .filter(name => read(`/proc/${name}/cmdline`).includes(text))
    .map(Number);
}

/** What a process was started with: its environment and command line. */
export function startOf(pid: number): string {
  return `${read(`/proc/${pid}/environ`)}\n${read(`/proc/${pid}/cmdline`)}`;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    // It has ended, or is another's.
    return '';
  }
}

const PIECE = 1 << 24;
/** What a secret on the border of two pieces has in both. */
const OVERLAP = 1 << 10;

/**
 * The memory that a process can write, piece by piece; nothing where it may
 * not be read (another system, another user).
 */
export function* memoryOf(pid: number): Generator<Uint8Array> {
  const regions = read(`/proc/${pid}/maps`)
    .split('\n')
    .map(line => /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line))
    .filter(match => match !== null)
    .map(([, from, to]) => [parseInt(from!, 16), parseInt(to!, 16)] as const);
  let file: number;
  try {
    file = openSync(`/proc/${pid}/mem`, 'r');
  } catch {
    return;
  }
  try {
    const buffer = Buffer.alloc(PIECE);
    for (const [from, to] of regions) {
      for (let at = from; at < to; at += PIECE - OVERLAP) {
        const length = Math.min(PIECE, to - at);
        try {
          yield buffer.subarray(0, readSync(file, buffer, 0, length, at));
        } catch {
          // A region that is only reserved.
        }
      }
    }
  } finally {
    closeSync(file);
  }
}
