import type {
  EngineApi,
  PathListDocument,
  SkippedErrorDocument,
  SuccessfulTransferDocument,
  TaskDocument
} from '../../../engine/contract';
import { queryKeys } from '../../../operations/queries';
import type { PagesOptions } from '../../query/pages';
import { toCsv } from './csv';

/** A path that a task has sent, or has passed over. */
export type Path = SuccessfulTransferDocument | SkippedErrorDocument;

export type PathKind = 'sent' | 'skipped';

/** A page of them, and how far the task was when it was asked for. */
interface PathPage extends PathListDocument<Path> {
  mark: string;
}

/**
 * How a task's paths are asked for. The pages that are there stay as the task
 * goes on, so that a list doesn't shrink under its reader: {@link markOf} says
 * whether there may be more by now.
 */
export function pathPages(
  engine: EngineApi,
  task: TaskDocument,
  kind: PathKind
): PagesOptions<PathPage> {
  return {
    queryKey: queryKeys.files(task.task_id, kind),
    queryFn: async ({ pageParam }) => ({
      ...(await pageOf(engine, task.task_id, kind, pageParam || null)),
      mark: markOf(task)
    }),
    initialPageParam: 0,
    getNextPageParam: nextOf,
    staleTime: Infinity,
    gcTime: 60_000
  };
}

/** Another one where a task has sent, or passed over, more, or has ended. */
export function markOf(task: TaskDocument): string {
  return [task.status, task.files_transferred, task.files_skipped].join();
}

/**
 * All paths as a table, for a spreadsheet too: of a large task thousands of
 * requests one after another.
 *
 * @param onCount - Told how many rows there are so far.
 * @param signal - Ends it.
 * @returns Null where it was ended.
 */
export async function pathTable(
  engine: EngineApi,
  id: string,
  kind: PathKind,
  onCount: (count: number) => void,
  signal: AbortSignal
): Promise<Blob | null> {
  // Without the mark at its start Excel takes the names for another encoding.
  // Each page goes to the browser, which may keep it on disk.
  const parts = [new Blob(['\ufeff', toCsv([headOf(kind)])])];
  let count = 0;
  for (let marker: number | null = 0; marker !== null;) {
    const page = await pageOf(engine, id, kind, marker || null);
    if (signal.aborted) {
      return null;
    }
    parts.push(new Blob([toCsv(page.DATA.map(cellsOf))]));
    onCount((count += page.DATA.length));
    marker = nextOf(page);
  }
  return new Blob(parts, { type: 'text/csv' });
}

function pageOf(
  engine: EngineApi,
  id: string,
  kind: PathKind,
  marker: number | null
): Promise<PathListDocument<Path>> {
  return kind === 'sent'
    ? engine.sentFiles(id, marker)
    : engine.skippedFiles(id, marker);
}

function nextOf({ next_marker: next }: PathListDocument<Path>): number | null {
  return next === null ? null : Number(next);
}

function headOf(kind: PathKind): string[] {
  return [
    'source_path',
    'destination_path',
    ...(kind === 'sent'
      ? ['size', 'checksum', 'checksum_algorithm']
      : ['is_directory', 'error_code', 'error_details', 'error_time'])
  ];
}

function cellsOf(path: Path): (string | number | null)[] {
  return [
    path.source_path,
    path.destination_path,
    ...('size' in path
      ? [path.size, path.checksum, path.checksum_algorithm]
      : [
          String(path.is_directory),
          path.error_code,
          path.error_details,
          path.error_time
        ])
  ];
}
