import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { failureOf } from '../../../engine/contract';
import type { TaskDocument } from '../../../engine/contract';
import { reasonOf } from '../../../operations/reasons';
import { Button } from '../../common/Button';
import { usePanel, useStore } from '../../common/context';
import { FailureView } from '../../common/Failure';
import { formatBytes, formatCount } from '../../common/format';
import { Loading } from '../../common/Loading';
import { safeText } from '../../common/safeText';
import { rowsToShow, RowWindow } from '../../files/rowWindow';
import { useInfiniteQuery, useMutation } from '../../query/hooks';
import type { Path, PathKind } from './paths';
import { markOf, pathPages, pathTable } from './paths';

/** Heights in pixels, as in the style sheet. */
const HEIGHTS = { row: 24, head: 0 };

/** How many rows are seen at once. */
const MOST = 12;

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
  // Folding it again keeps what is there, and a save that is under way.
  const [opened, setOpened] = useState(false);
  return (
    <details className="jp-GlobusDetails" onToggle={() => setOpened(true)}>
      <summary>{props.label}</summary>
      {opened && props.children}
    </details>
  );
}

function Paths(props: { task: TaskDocument; kind: PathKind }): JSX.Element {
  const { engine, trans } = usePanel();
  const { task, kind } = props;
  const { data, error, isFetching, refetch, hasNextPage, fetchNextPage } =
    useInfiniteQuery(pathPages(engine, task, kind));
  if (!data) {
    return error && !isFetching ? (
      <FailureView failure={failureOf(error)}>
        <Button onClick={refetch}>{trans.__('Try again')}</Button>
      </FailureView>
    ) : (
      <Loading label={trans.__('Loading the files …')} />
    );
  }
  const paths = data.pages.flatMap(({ DATA }) => DATA);
  const isOld = data.pages.at(-1)!.mark !== markOf(task);
  return (
    <>
      {paths.length > 0 && (
        <PathRows
          paths={paths}
          label={
            kind === 'sent'
              ? trans.__('Files that were sent')
              : trans.__('What was skipped')
          }
        />
      )}
      {error && !isFetching && <FailureView failure={failureOf(error)} />}
      <div className="jp-GlobusPaths-foot">
        <span className="jp-GlobusHint" role="status">
          {paths.length > 0
            ? hasNextPage || isOld
              ? trans.__('The first %1.', formatCount(paths.length))
              : trans.__('%1 in all.', formatCount(paths.length))
            : kind === 'sent'
              ? trans.__('None so far, or Globus keeps them no more.')
              : trans.__('None.')}
        </span>
        {(hasNextPage || isOld) && (
          <Button
            aria-disabled={isFetching}
            onClick={() =>
              !isFetching && (hasNextPage ? fetchNextPage() : refetch())
            }
          >
            {isFetching
              ? trans.__('Loading …')
              : hasNextPage
                ? trans.__('Show more')
                : trans.__('Look again')}
          </Button>
        )}
        {paths.length > 0 && <Save task={task} kind={kind} />}
      </div>
    </>
  );
}

/** Saves all paths, however many; ends with its tab and with the session. */
function Save(props: { task: TaskDocument; kind: PathKind }): JSX.Element {
  const { engine, trans } = usePanel();
  const { task, kind } = props;
  const { task_id: id, files_transferred, files_skipped } = task;
  const [count, setCount] = useState(0);
  const ender = useRef<AbortController | null>(null);
  useEffect(() => () => ender.current?.abort(), []);
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: async () => {
      const { signal } = (ender.current = new AbortController());
      setCount(0);
      const table = await pathTable(engine, id, kind, setCount, signal);
      if (table) {
        download(`globus-${id}-${kind}.csv`, table);
      }
      return table !== null;
    }
  });
  const total = kind === 'sent' ? files_transferred : files_skipped;
  const rows = formatCount(count);
  return (
    <>
      <Button aria-disabled={isPending} onClick={() => !isPending && mutate()}>
        {isPending ? trans.__('Saving …') : trans.__('Save as CSV')}
      </Button>
      {isPending && (
        <>
          <span>
            {total > count
              ? trans.__('%1 of %2', rows, formatCount(total))
              : rows}
          </span>
          <Button onClick={() => ender.current?.abort()}>
            {trans.__('Stop')}
          </Button>
        </>
      )}
      <span role="status">
        {data === true && trans.__('Saved: %1 lines.', rows)}
        {data === false && trans.__('Stopped: nothing was saved.')}
      </span>
      {error && <FailureView failure={failureOf(error)} />}
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

function download(name: string, table: Blob): void {
  const url = URL.createObjectURL(table);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
