import { useEffect, useMemo, useState } from 'react';
import { Listing } from '../../operations/listing';
import { useDebounced } from '../common/useDebounced';
import type { Pane } from './pane';

/** Rest in typing, in milliseconds, before a folder is asked for. */
const REST = 250;

/**
 * The folders in a folder of the pane's collection, null for none that is
 * wanted: of one that was opened, at once; of another, asked for when the
 * typing rests. Null also until they are known.
 */
export function useFolderNames(
  pane: Pane,
  folder: string | null
): readonly string[] | null {
  const rested = useDebounced(folder, REST);
  const [asked, setAsked] = useState<{ folder: string; names: string[] }>();
  useEffect(() => {
    if (rested === null || pane.peek(rested)) {
      return;
    }
    let wanted = true;
    const take = (names: string[]) => {
      if (wanted) {
        setAsked({ folder: rested, names });
      }
    };
    pane.listFolder(rested).then(
      listing => take(listing?.folderNames() ?? []),
      // What is wrong with a path is said once it is gone to.
      () => take([])
    );
    return () => {
      wanted = false;
    };
  }, [pane, rested]);
  const columns = folder === null ? null : pane.peek(folder)?.columns;
  const names = useMemo(
    () => columns && new Listing(columns).folderNames(),
    [columns]
  );
  return names ?? (asked?.folder === folder ? asked.names : null);
}
