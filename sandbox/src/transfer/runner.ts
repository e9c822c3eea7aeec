import type { Collection } from '../collections.js';
import { StorageError } from '../storage/storage.js';
import type { Entry, StoragePath } from '../storage/storage.js';
import type { World } from '../world.js';
import { copyFile } from './copy.js';
import { Pace } from './pace.js';
import { isClosed, notAllowed, resolvePath } from './paths.js';
import type { TransferItem } from './submission.js';
import type { Fault, Task } from './task.js';

/** A step of a transfer that succeeds, or is tried again. */
type Step = () => Promise<readonly Step[]>;

// Guessed: the service waits longer, and longer each time.
const RETRY_MS = 5000;
const MOST_ENTRIES = 1_000_000;

/**
 * Carry a transfer out: until it succeeds, is cancelled, or its deadline
 * passes. Recorded: a fault doesn't end it.
 */
export async function runTransfer(world: World, task: Task): Promise<void> {
  task.start();
  const run = new Run(world, task);
  let steps: Step[] = task.request.items.map(item => () => run.item(item));
  while (steps.length > 0 && task.status === 'ACTIVE') {
    steps = await run.all(steps);
    if (steps.length === 0 || task.isOver()) {
      break;
    }
    const retry = world.clock.now() + RETRY_MS;
    await world.clock.until(Math.min(retry, task.deadline), task.stop.signal);
    task.expireIfDue();
  }
  if (task.status === 'ACTIVE' && !task.isOver()) {
    task.succeed();
  }
}

class Run {
  constructor(
    private readonly world: World,
    private readonly task: Task
  ) {
    this.pace = new Pace(world.clock, world.bytesPerSecond);
  }

  /** Take steps and those that follow; what failed is given back. */
  async all(steps: readonly Step[]): Promise<Step[]> {
    const { subtasks } = this.task;
    this.pace.rest();
    const failed: Step[] = [];
    const todo = [...steps].reverse();
    for (let step = todo.pop(); step; step = todo.pop()) {
      this.task.expireIfDue();
      if (this.task.isOver()) {
        return [];
      }
      try {
        const more = await step();
        subtasks.succeeded++;
        subtasks.total += more.length;
        for (const next of [...more].reverse()) {
          todo.push(next);
        }
      } catch (error) {
        if (!(error instanceof StepError)) {
          throw error;
        }
        if (error.skipped) {
          subtasks.skippedErrors++;
        } else if (!this.task.isOver()) {
          failed.push(step);
          this.task.fault(error.fault);
        }
      }
      subtasks.retrying = failed.length;
    }
    if (failed.length === 0) {
      this.task.recover();
    }
    return failed;
  }

  /** Find out what an item is. */
  async item(item: TransferItem): Promise<readonly Step[]> {
    const { destination, source } = this.task.request;
    const from = this.place('source', source, item.sourcePath);
    const to = this.place('destination', destination, item.destinationPath);
    const found = await this.at('source', item.sourcePath, () =>
      this.world.storage.stat(from)
    );
    if (found.type === 'dir' && item.recursive !== false) {
      this.task.directories++;
      return [() => this.folder(from, to)];
    }
    if (found.type !== 'dir' && item.recursive !== true) {
      if (item.destinationPath.endsWith('/')) {
        // Documented: a file's destination is its full path. How the service
        // refuses is guessed.
        throw this.error('destination', item.destinationPath, isDirectory());
      }
      this.task.files++;
      return [() => this.file(from, to, true)];
    }
    throw this.error(
      'source',
      item.sourcePath,
      item.recursive
        ? new StorageError('NOT_A_DIRECTORY', 'Not a directory')
        : isDirectory()
    );
  }

  private async folder(
    from: StoragePath,
    to: StoragePath
  ): Promise<readonly Step[]> {
    const { storage } = this.world;
    const { destination, source } = this.task.request;
    this.mustBeOpen('source', source, from);
    this.mustBeOpen('destination', destination, to);
    // Listed first: a folder sent into itself must come to an end.
    const entries = await this.at('source', show(from), () =>
      storage.list(from, MOST_ENTRIES)
    );
    await this.at('destination', show(to), () => storage.makeDirectory(to));
    const steps: Step[] = [];
    for (const { link, name, type } of entries) {
      // Documented: links in a folder are ignored.
      if (link || (type !== 'file' && type !== 'dir')) {
        continue;
      }
      const [source, target] = [
        [...from, name],
        [...to, name]
      ];
      if (type === 'dir') {
        this.task.directories++;
        steps.push(() => this.folder(source, target));
      } else {
        this.task.files++;
        steps.push(() => this.file(source, target, false));
      }
    }
    this.task.progress(0);
    return steps;
  }

  private async file(
    from: StoragePath,
    to: StoragePath,
    makeParents: boolean
  ): Promise<readonly Step[]> {
    const { storage } = this.world;
    this.mustBeReachable();
    if (makeParents) {
      await this.at('destination', show(to), () =>
        storage.makeDirectory(to.slice(0, -1))
      );
    }
    const entry: Entry = await this.at('source', show(from), () =>
      storage.stat(from)
    );
    const outcome = await copyFile(
      this.world,
      this.task,
      this.pace,
      { from, to, entry },
      (side, work) => this.at(side, show(side === 'source' ? from : to), work)
    );
    if (outcome === 'skipped') {
      this.task.filesSkipped++;
    } else {
      this.task.filesTransferred++;
    }
    this.task.progress(0);
    return [];
  }

  private place(side: Side, collection: Collection, path: string): StoragePath {
    this.mustBeReachable();
    try {
      return resolvePath(collection, this.task.owner.identity, path);
    } catch (error) {
      throw this.error(side, path, error);
    }
  }

  private mustBeOpen(
    side: Side,
    collection: Collection,
    place: StoragePath
  ): void {
    if (isClosed(collection, place.slice(1))) {
      throw this.error(side, show(place), notAllowed());
    }
  }

  private mustBeReachable(): void {
    const { destination, source } = this.task.request;
    for (const [side, collection] of [
      ['source', source],
      ['destination', destination]
    ] as const) {
      if (!collection.online) {
        // Documented as a fault of personal collections; the code is guessed.
        throw this.fault(side, '', 'GC_DISCONNECTED', 'Not connected');
      }
    }
  }

  private async at<T>(
    side: Side,
    path: string,
    work: () => Promise<T>
  ): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.error(side, path, error);
    }
  }

  private error(side: Side, path: string, error: unknown): unknown {
    if (!(error instanceof StorageError)) {
      return error;
    }
    const { code, message } = error;
    const { failOnQuotaErrors, skipSourceErrors } = this.task.request;
    if (code === 'NO_SPACE' && failOnQuotaErrors) {
      this.task.fail('QUOTA_EXCEEDED', message);
    }
    const skipped =
      skipSourceErrors &&
      side === 'source' &&
      (code === 'NOT_FOUND' || code === 'PERMISSION_DENIED');
    return this.fault(side, path, FAULTS[code], message, skipped);
  }

  private fault(
    side: Side,
    path: string,
    code: string,
    message: string,
    skipped = false
  ): StepError {
    const { displayName, id } = this.task.request[side];
    // In the recorded form of the service.
    const details = `Error (${side === 'source' ? 'read' : 'write'})\nEndpoint: ${displayName} (${id})\nFile: ${path}\nMessage: ${message}\n`;
    return new StepError({ code, details }, skipped);
  }

  private readonly pace: Pace;
}

type Side = 'source' | 'destination';

class StepError extends Error {
  constructor(
    readonly fault: Fault,
    readonly skipped: boolean
  ) {
    super(fault.code);
  }
}

// FILE_NOT_FOUND and PERMISSION_DENIED are recorded, the others guessed.
const FAULTS: Readonly<Record<StorageError['code'], string>> = {
  NOT_FOUND: 'FILE_NOT_FOUND',
  PERMISSION_DENIED: 'PERMISSION_DENIED',
  NOT_A_DIRECTORY: 'NOT_A_DIRECTORY',
  IS_A_DIRECTORY: 'IS_A_DIRECTORY',
  EXISTS: 'FILE_EXISTS',
  NO_SPACE: 'QUOTA_EXCEEDED',
  TOO_MANY: 'ENDPOINT_ERROR',
  FAILED: 'ENDPOINT_ERROR'
};

function isDirectory(): StorageError {
  return new StorageError('IS_A_DIRECTORY', 'Is a directory');
}

/** A place as the collection's users see it. */
function show(place: StoragePath): string {
  return `/${place.slice(1).join('/')}`;
}
