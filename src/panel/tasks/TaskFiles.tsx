import { useLayoutEffect, useRef, useState } from 'react';
import { failureOf } from '../../engine/contract';
import type {
  PathListDocument,
  SkippedErrorDocument,
  SuccessfulTransferDocument,
  TaskDocument
} from '../../engine/contract';
import { queryKeys } from '../../operations/queries';
import { reasonOf } from '../../operations/reasons';
import { usePanel, useStore } from '../common/context';
import { FailureView } from '../common/Failure';
import { formatBytes, formatCount } from '../common/format';
import { Loading } from '../common/Loading';
import { safeText } from '../common/safeText';
import { rowsToShow, RowWindow } from '../files/rowWindow';
import { useInfiniteQuery, useMutation } from '../query/hooks';
import { toCsv } from './csv';

/** Heights in pixels, as in the style sheet. */
const HEIGHTS = { row: 24, head: 0 };

/** How many rows are seen at once. */
const MOST = 12;

/** A path that a task has sent, or has passed over. */
type Path = SuccessfulTransferDocument | SkippedErrorDocument;

/** The files that a transfer has sent and those it skipped, once asked for. */
export function TaskFiles(props: { task: TaskDocument }): JSX.Element | null {
  const { trans } = usePanel();
  const { task } = props;
  return task.type === 'DELETE' ? null : (
    <section className="jp-GlobusEvents">
      <h3>{trans.__('Files')}</h3>
      <Folded label={trans.__('Files that were sent')}>
        <Paths task={task} kind="sent" />
      </Folded>
      {task.skip_source_errors && (
        <Folded label={trans.__('What was skipped')}>
          <Paths task={task} kind="skipped" />
        </Folded>
      )}
    </section>
  );
}

function Folded(props: { label: string; children: JSX.Element }): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <details
      className="jp-GlobusDetails"
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary>{props.label}</summary>
      {open && props.children}
    </details>
  );
}

function Paths(props: {
  task: TaskDocument;
  kind: 'sent' | 'skipped';
}): JSX.Element {
  const { engine, trans } = usePanel();
  const { task, kind } = props;
  const { task_id: id, status, files_transferred: done } = task;
  const page = (marker: number | null): Promise<PathListDocument<Path>> =>
    kind === 'sent'
      ? engine.sentFiles(id, marker)
      : engine.skippedFiles(id, marker);
  const { data, error, isFetching, refetch, hasNextPage, fetchNextPage } =
    useInfiniteQuery({
      queryKey: queryKeys.files(id, kind, [status, done]),
      queryFn: ({ pageParam }) => page(pageParam || null),
      initialPageParam: 0,
      getNextPageParam: ({ next_marker: next }) =>
        next === null ? null : Number(next),
      keepPreviousData: true,
      staleTime: Infinity,
      gcTime: 60_000
    });
  const save = useMutation({
    mutationFn: async () => {
      const parts = [toCsv([headOf(kind)])];
      let count = 0;
      for (let marker: number | null = null; ;) {
        const { DATA, next_marker: next }: PathListDocument<Path> =
          await page(marker);
        parts.push(toCsv(DATA.map(cellsOf)));
        count += DATA.length;
        if (next === null) {
          break;
        }
        marker = Number(next);
      }
      download(`globus-${id}-${kind}.csv`, parts);
      return count;
    }
  });
  if (!data) {
    return error && !isFetching ? (
      <FailureView failure={failureOf(error)}>
        <button type="button" className="jp-GlobusButton" onClick={refetch}>
          {trans.__('Try again')}
        </button>
      </FailureView>
    ) : (
      <Loading label={trans.__('Loading the files …')} />
    );
  }
  const paths = data.pages.flatMap(({ DATA }) => DATA);
  if (paths.length === 0) {
    return (
      <p className="jp-GlobusHint">
        {kind === 'sent'
          ? trans.__('None so far, or Globus keeps them no more.')
          : trans.__('None.')}
      </p>
    );
  }
  return (
    <>
      <PathRows
        paths={paths}
        label={
          kind === 'sent'
            ? trans.__('Files that were sent')
            : trans.__('What was skipped')
        }
      />
      {error && !isFetching && <FailureView failure={failureOf(error)} />}
      {save.error && <FailureView failure={failureOf(save.error)} />}
      <div className="jp-GlobusPaths-foot">
        <span role="status">
          {hasNextPage
            ? trans.__('The first %1.', formatCount(paths.length))
            : trans.__('%1 in all.', formatCount(paths.length))}{' '}
          {save.data !== undefined &&
            trans.__('Saved: %1 lines.', formatCount(save.data))}
        </span>
        {hasNextPage && (
          <button
            type="button"
            className="jp-GlobusButton"
            aria-disabled={isFetching}
            onClick={() => !isFetching && fetchNextPage()}
          >
            {isFetching ? trans.__('Loading …') : trans.__('Show more')}
          </button>
        )}
        <button
          type="button"
          className="jp-GlobusButton"
          aria-disabled={save.isPending}
          onClick={() => !save.isPending && save.mutate()}
        >
          {save.isPending ? trans.__('Saving …') : trans.__('Save as CSV')}
        </button>
      </div>
    </>
  );
}

/** Of any number of rows those in sight. */
function PathRows(props: { paths: Path[]; label: string }): JSX.Element {
  const { trans } = usePanel();
  const { paths, label } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [rows] = useState(() => new RowWindow(HEIGHTS));
  const range = useStore(rows.range);
  useLayoutEffect(
    () =>
      rows.attach(scroller.current!, onResize => {
        const observer = new ResizeObserver(onResize);
        observer.observe(scroller.current!);
        return () => observer.disconnect();
      }),
    [rows]
  );
  const height = HEIGHTS.row * Math.min(MOST, paths.length);
  return (
    <div
      ref={scroller}
      className="jp-GlobusPaths"
      style={{ height }}
      role="region"
      aria-label={label}
      tabIndex={0}
    >
      <ul style={{ height: paths.length * HEIGHTS.row }}>
        {rowsToShow(range, paths.length).map(index => {
          const { name, note } = wordsOf(paths[index]!, trans);
          return (
            <li
              key={index}
              style={{ top: index * HEIGHTS.row }}
              aria-setsize={paths.length}
              aria-posinset={index + 1}
            >
              <span className="jp-GlobusPath" title={name}>
                {name}
              </span>
              <span className="jp-GlobusHint" title={note}>
                {note}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function wordsOf(
  path: Path,
  trans: ReturnType<typeof usePanel>['trans']
): { name: string; note: string } {
  const { source_path: source, destination_path: destination } = path;
  const name = safeText(source ?? destination ?? trans.__('not told'));
  return 'size' in path
    ? { name, note: formatBytes(path.size) }
    : {
        name,
        note: reasonOf(path.error_code, path.error_details, null, trans).what
      };
}

function headOf(kind: 'sent' | 'skipped'): string[] {
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

function download(name: string, parts: string[]): void {
  const url = URL.createObjectURL(new Blob(parts, { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
