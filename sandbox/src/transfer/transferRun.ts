import { StorageError } from '../storage/storage.js';
import type { StoragePath } from '../storage/storage.js';
import type { World } from '../world.js';
import { CopyError, copyFile } from './copy.js';
import type { Lane, OnSide } from './copy.js';
import { ruleFilter } from './filterRules.js';
import { isMapped } from './localUser.js';
import { Pace } from './pace.js';
import { removeAll } from './removeAll.js';
import { goOn, runTask } from './run.js';
import type { Step } from './run.js';
import { Site } from './site.js';
import { StepError, faultAt, faultOf, onSite } from './stepError.js';
import type { Task } from './task.js';
import type { TransferItem, TransferRequest } from './transferDocument.js';

const MOST_ENTRIES = 1_000_000;

/** A file or folder on its way, and the item that it belongs to. */
interface Trip {
  readonly item: TransferItem;
  readonly from: StoragePath;
  readonly to: StoragePath;
  /** The paths as the user would write them. */
  readonly sourcePath: string;
  readonly destinationPath: string;
}

type Side = 'source' | 'destination';

/** Carry a transfer out; see {@link runTask}. */
export function runTransfer(
  world: World,
  task: Task,
  request: TransferRequest
): Promise<void> {
  const visit = {
    identity: task.owner.identity,
    task: task.id,
    hasMoved: () => task.bytesTransferred > 0
  };
  const pace = new Pace(world.clock, world.bytesPerSecond);
  const run = new TransferRun({
    task,
    request,
    clock: world.clock,
    pace,
    source: new Site(world, request.source, visit),
    destination: new Site(world, request.destination, visit),
    goOn: () => goOn(world, task)
  });
  const first = request.items.map(item => async () => run.item(item));
  return runTask(world, task, first, () => pace.rest());
}

class TransferRun {
  constructor(private readonly lane: Lane) {
    this.isIncluded = ruleFilter(lane.request.filterRules);
  }

  /**
   * Begin with an item: recorded is that a file is two subtasks, and that the
   * second one is skipped, or waits, where the source is missing.
   */
  item(item: TransferItem): readonly Step[] {
    let found: Step | undefined;
    return [
      async () => {
        found ??= await this.find(item);
        return found();
      }
    ];
  }

  /** Find out what an item is, and so what is to be done. */
  private async find(item: TransferItem): Promise<Step> {
    const { destination, source, task } = this.lane;
    const { destinationPath, sourcePath } = item;
    this.mustBeMapped();
    const [from, to] = [
      await this.on('source', item, async () => source.resolve(sourcePath)),
      await this.on('destination', item, async () =>
        destination.resolve(destinationPath)
      )
    ];
    const trip: Trip = { item, from, to, sourcePath, destinationPath };
    const found = await this.on('source', trip, () => source.stat(from));
    if (found.type === 'dir' && item.recursive !== false) {
      task.directories++;
      return () => this.folder(trip, to);
    }
    if (found.type !== 'dir' && item.recursive !== true) {
      if (destinationPath.endsWith('/')) {
        // Documented: a file's destination is its full path. How the service
        // refuses is guessed.
        throw this.error('destination', trip, false, isDirectory());
      }
      task.files++;
      return () => this.file(trip, true);
    }
    const error = item.recursive
      ? new StorageError('NOT_A_DIRECTORY', 'Not a directory')
      : isDirectory();
    throw this.error('source', trip, found.type === 'dir', error);
  }

  private async folder(
    trip: Trip,
    root: StoragePath
  ): Promise<readonly Step[]> {
    const { destination, request, source, task } = this.lane;
    // Listed first: a folder sent into itself must come to an end.
    const entries = await this.on(
      'source',
      trip,
      () => source.list(trip.from, MOST_ENTRIES),
      true
    );
    await this.on('destination', trip, () =>
      destination.makeDirectory(trip.to)
    );
    const steps: Step[] = [];
    if (request.deleteDestinationExtra) {
      steps.push(...(await this.extra(trip, entries)));
    }
    for (const { link, name, type } of entries) {
      // Documented: links in a folder are ignored.
      if (link || (type !== 'file' && type !== 'dir')) {
        continue;
      }
      const next: Trip = {
        item: trip.item,
        from: [...trip.from, name],
        to: [...trip.to, name],
        sourcePath: join(trip.sourcePath, name),
        destinationPath: join(trip.destinationPath, name)
      };
      // Where the item goes to can lie within it (guessed to be left out).
      if (!this.isIncluded(name, type) || isSame(next.from, root)) {
        continue;
      }
      if (type === 'dir') {
        task.directories++;
        steps.push(() => this.folder(next, root));
      } else {
        task.files++;
        steps.push(() => this.file(next, false));
      }
    }
    task.progress(0);
    return steps;
  }

  /**
   * Delete what only the destination has. Documented (globus-sdk,
   * `TransferData`): what isn't there at the source, or is of another type. So
   * what a filter rule leaves out stays.
   */
  private async extra(
    trip: Trip,
    entries: readonly { name: string; type: string }[]
  ): Promise<readonly Step[]> {
    const { destination } = this.lane;
    const types = new Map(entries.map(e => [e.name, e.type]));
    const there = await this.on('destination', trip, () =>
      destination.list(trip.to, MOST_ENTRIES)
    );
    return there
      .filter(entry => types.get(entry.name) !== entry.type)
      .map(({ name }) => async () => {
        await this.on('destination', trip, () =>
          removeAll(destination, [...trip.to, name], this.lane.task.stop.signal)
        );
        return [];
      });
  }

  private async file(
    trip: Trip,
    makeParents: boolean
  ): Promise<readonly Step[]> {
    const { destination, source, task } = this.lane;
    const { destinationPath, from, item, sourcePath, to } = trip;
    if (makeParents) {
      await this.on('destination', trip, () =>
        destination.makeDirectory(to.slice(0, -1))
      );
    }
    const entry = await this.on('source', trip, () => source.stat(from));
    const { checksum } = item;
    const on: OnSide = (side, work) => this.on(side, trip, work);
    try {
      const done = await copyFile(this.lane, { from, to, entry, checksum }, on);
      if (done === 'skipped') {
        task.filesSkipped++;
      } else {
        task.filesTransferred++;
        const { size } = entry;
        task.history.transferred.push({
          ...{ sourcePath, destinationPath, size, checksum: done }
        });
      }
    } catch (error) {
      if (!(error instanceof CopyError)) {
        throw error;
      }
      const { code, isFatal, message } = error;
      const at = code === 'VERIFY_CHECKSUM' ? destination : source;
      throw new StepError(
        faultAt(at, 'transfer', destinationPath, code, message),
        isFatal ? 'fatal' : 'retry'
      );
    }
    task.progress(0);
    return [];
  }

  private mustBeMapped(): void {
    const { destination, request, source, task } = this.lane;
    for (const [site, localUser] of [
      [source, request.sourceLocalUser],
      [destination, request.destinationLocalUser]
    ] as const) {
      if (!isMapped(localUser, task.owner.identity)) {
        // Guessed; the code is one of a credential.
        throw new StepError(
          faultAt(site, 'login', '', 'AUTH', `No mapping to '${localUser}'`)
        );
      }
    }
  }

  private on<T>(
    side: Side,
    trip: Pick<Trip, 'sourcePath' | 'destinationPath'> & Partial<Trip>,
    work: () => Promise<T>,
    isDirectory = false
  ): Promise<T> {
    return onSite(work, error => this.error(side, trip, isDirectory, error));
  }

  private error(
    side: Side,
    trip: Pick<Trip, 'sourcePath' | 'destinationPath'> & Partial<Trip>,
    isDirectory: boolean,
    error: StorageError
  ): StepError {
    const { clock, request, task } = this.lane;
    const path = trip[`${side}Path`];
    const command = side === 'source' ? 'read' : 'write';
    const fault = faultOf(this.lane[side], command, path, error);
    if (error.code === 'NO_SPACE' && request.failOnQuotaErrors) {
      return new StepError(fault, 'fatal');
    }
    if (
      request.skipSourceErrors &&
      side === 'source' &&
      (error.code === 'NOT_FOUND' || error.code === 'PERMISSION_DENIED')
    ) {
      const { algorithm, expected } = trip.item?.checksum ?? {};
      task.history.skipped.push({
        sourcePath: trip.sourcePath,
        destinationPath: trip.destinationPath,
        isDirectory,
        ...fault,
        time: clock.now(),
        externalChecksum: expected ?? null,
        checksumAlgorithm: expected === undefined ? null : (algorithm ?? null)
      });
      return new StepError(fault, 'skip');
    }
    return new StepError(fault);
  }

  private readonly isIncluded: ReturnType<typeof ruleFilter>;
}

function isDirectory(): StorageError {
  return new StorageError('IS_A_DIRECTORY', 'Is a directory');
}

function join(folder: string, name: string): string {
  return `${folder.replace(/\/+$/, '')}/${name}`;
}

function isSame(one: StoragePath, other: StoragePath): boolean {
  return one.length === other.length && one.every((n, i) => n === other[i]);
}
