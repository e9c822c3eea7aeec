import { CATALOGUE } from './catalogue.js';
import type { FaultName } from './catalogue.js';
import type { Clock } from './clock.js';

/** Where something is about to happen, as far as the asker knows. */
export interface FaultPlace {
  /** Id of a collection. */
  readonly collection?: string;
  /** Id of a task. */
  readonly task?: string;
  /** Absolute path of a file or folder, as clients write it. */
  readonly path?: string;
  /** Path of a request. */
  readonly route?: string;
}

/** A named fault that was asked for. */
export interface NamedFault extends FaultPlace {
  readonly name: FaultName;
  /** How often it happens; without end if left out. */
  readonly times?: number;
  /** From when on, from when to when: seconds by the sandbox's clock. */
  readonly afterSeconds?: number;
  readonly forSeconds?: number;
}

interface Standing {
  readonly fault: NamedFault;
  readonly from: number;
  readonly to: number;
  left: number;
}

/** The named faults that stand, for whoever makes them happen to ask. */
export class NamedFaults {
  constructor(private readonly clock: Clock) {}

  add(fault: NamedFault): void {
    const from = this.clock.now() + (fault.afterSeconds ?? 0) * 1000;
    this.standing.push({
      fault,
      from,
      to: from + (fault.forSeconds ?? Infinity) * 1000,
      left: fault.times ?? Infinity
    });
  }

  /** Take faults back: those of a name, narrowed down by a place. */
  lift(name: FaultName, place: FaultPlace = {}): void {
    const stays = this.standing.filter(
      ({ fault }) =>
        fault.name !== name ||
        PLACES.some(
          key => place[key] !== undefined && place[key] !== fault[key]
        )
    );
    this.standing.splice(0, this.standing.length, ...stays);
  }

  /**
   * Whether a fault is to happen there.
   *
   * @param place - all that is known; a fault that names something else, or
   *   something of which nothing is known here, doesn't count
   */
  has(name: FaultName, place: FaultPlace = {}): boolean {
    return this.find(name, place) !== undefined;
  }

  /** As `has`, and it has happened once then. */
  take(name: FaultName, place: FaultPlace = {}): boolean {
    const found = this.find(name, place);
    if (found) {
      found.left--;
    }
    return found !== undefined;
  }

  clear(): void {
    this.standing.length = 0;
  }

  /** Those that stand, or will. */
  list(): readonly NamedFault[] {
    const now = this.clock.now();
    return this.standing
      .filter(({ left, to }) => left > 0 && now < to)
      .map(({ fault }) => fault);
  }

  private find(name: FaultName, place: FaultPlace): Standing | undefined {
    const now = this.clock.now();
    return this.standing.find(
      ({ fault, from, left, to }) =>
        fault.name === name &&
        left > 0 &&
        from <= now &&
        now < to &&
        PLACES.every(key => covers(key, fault[key], place[key]))
    );
  }

  private readonly standing: Standing[] = [];
}

const PLACES = ['collection', 'task', 'path', 'route'] as const;

/** A path stands for what is below it; ids are the same or not. */
function covers(
  key: keyof FaultPlace,
  asked: string | undefined,
  known: string | undefined
): boolean {
  if (asked === undefined || asked === known) {
    return true;
  }
  switch (key) {
    case 'route':
      return known?.startsWith(asked) ?? false;
    case 'path':
      return known?.startsWith(`${asked.replace(/\/$/, '')}/`) ?? false;
    default:
      return false;
  }
}

/** What a fault of a name may be narrowed down by. */
export function placesOf(name: FaultName): readonly (keyof FaultPlace)[] {
  switch (CATALOGUE[name].about) {
    case 'requests':
      return ['route'];
    case 'collection':
      return ['collection', 'path'];
    case 'whole collection':
      return ['collection'];
    case 'task':
      return ['collection', 'task', 'path'];
    case 'whole task':
      return ['collection', 'task'];
    case 'grants':
      return name === 'consent-revoked' ? ['collection'] : [];
  }
}
