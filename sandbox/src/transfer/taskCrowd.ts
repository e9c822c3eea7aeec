import type { World } from '../world.js';
import type { Caller } from './caller.js';
import { Task } from './task.js';
import type { TaskStore } from './taskStore.js';
import type { TransferRequest } from './transferDocument.js';

/** What a task of a crowd moves each second, in bytes. */
const BYTES = 1_000_000;

/** As many run at once; the rest is queued (documented). */
const AT_ONCE = 3;

/** How many tasks of each kind. */
export interface Crowd {
  readonly ended: number;
  readonly active: number;
}

/**
 * Give a person tasks without moving anything: some that have ended, every
 * tenth without success, and some that never end, of which three get on.
 */
export function addCrowd(
  world: World,
  store: TaskStore,
  owner: Caller,
  { active, ended }: Crowd
): void {
  for (let number = 0; number < ended + active; number++) {
    const task = new Task(world.clock, owner, requestOf(world, number));
    store.keep(task);
    if (number < ended) {
      task.start();
      task.bytesTransferred = BYTES;
      task.filesTransferred = task.files = 1;
      if (number % 10 === 9) {
        task.fail('QUOTA_EXCEEDED', 'There is no room left');
      } else {
        task.succeed();
      }
    } else if (number < ended + AT_ONCE) {
      task.start();
      const timer = setInterval(() => task.progress(BYTES), 1000);
      (timer as { unref?: () => void }).unref?.();
      task.stop.signal.addEventListener('abort', () => clearInterval(timer));
    }
  }
}

function requestOf(world: World, number: number): TransferRequest {
  const [source, destination] = world.collections;
  return {
    type: 'TRANSFER',
    submissionId: crypto.randomUUID(),
    label: `run ${number}`,
    deadline: null,
    source: source!,
    destination: destination!,
    syncLevel: null,
    verifyChecksum: true,
    preserveTimestamp: false,
    encryptData: false,
    skipSourceErrors: false,
    failOnQuotaErrors: false,
    deleteDestinationExtra: false,
    filterRules: [],
    sourceLocalUser: undefined,
    destinationLocalUser: undefined,
    items: [
      {
        sourcePath: `/~/run ${number}/`,
        destinationPath: `/~/run ${number}/`,
        recursive: true,
        checksum: { algorithm: 'MD5', expected: undefined }
      }
    ]
  };
}
