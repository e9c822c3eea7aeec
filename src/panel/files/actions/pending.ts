import { Store } from '../../common/store';
import type { Listing } from '../../../operations/listing';
import type { Pane } from '../pane';

/** A change that is asked for and not seen in its folder yet. */
export type PendingChange = {
  /** UUID of the collection. */
  collection: string;
  /** Path of the folder, as its listing names it. */
  folder: string;
} & (
  | { kind: 'new-folder'; name: string }
  | { kind: 'rename'; from: string; to: string }
  | { kind: 'delete'; names: ReadonlySet<string> }
);

/** What is about to change in one folder. */
export interface PendingNames {
  /** Folders that are being made. */
  added: string[];
  /** New names by the old ones. */
  renamed: ReadonlyMap<string, string>;
  deleted: ReadonlySet<string>;
}

/** The part of a pane that is needed here. */
export type Shown = Pick<Pane, 'state'>;

/**
 * The changes of this page that are on their way: rows show them at once, in
 * both panes, and they are taken back when the service refuses.
 */
export class Changes {
  readonly state = new Store<readonly PendingChange[]>([]);

  constructor(private readonly panes: readonly Shown[]) {}

  begin(change: PendingChange): void {
    this.state.set([...this.state.get(), change]);
  }

  /** Takes a change back, or away. */
  end(change: PendingChange): void {
    this.state.set(this.state.get().filter(other => other !== change));
  }

  /**
   * Takes away a change that is done, once the panes that show its folder have
   * been answered anew: until then what they list is older than the change.
   */
  settle(change: PendingChange): Promise<void> {
    const old = this.panes.map(pane => listingOf(pane, change));
    const isOld = (pane: Shown, at: number) => {
      const now = listingOf(pane, change);
      const before = old[at];
      return (
        now && before && (now.isSameAs(before) || pane.state.get().fetching)
      );
    };
    return new Promise(resolve => {
      const look = () => {
        if (!this.panes.some(isOld)) {
          for (const unfollow of unfollows) {
            unfollow();
          }
          this.end(change);
          resolve();
        }
      };
      const unfollows = this.panes.map(pane => pane.state.follow(look));
      look();
    });
  }
}

/** What a pane lists, where that is the folder of a change. */
function listingOf(
  pane: Shown,
  { collection, folder }: PendingChange
): Listing | null {
  const { collection: shown, listing } = pane.state.get();
  return shown?.id === collection && listing?.path === folder ? listing : null;
}

/** The changes of one folder; null where there is none. */
export function pendingIn(
  changes: readonly PendingChange[],
  collection: string,
  folder: string
): PendingNames | null {
  const here = changes.filter(
    change => change.collection === collection && change.folder === folder
  );
  return here.length === 0
    ? null
    : {
        added: here.flatMap(one =>
          one.kind === 'new-folder' ? [one.name] : []
        ),
        renamed: new Map(
          here.flatMap(one =>
            one.kind === 'rename' ? [[one.from, one.to] as const] : []
          )
        ),
        deleted: new Set(
          here.flatMap(one => (one.kind === 'delete' ? [...one.names] : []))
        )
      };
}
