import type { ReactNode } from 'react';
import type { Action } from '../../operations/action';
import { isUuid } from '../../operations/places';
import { queryKeys } from '../../operations/queries';
import { serviceInWords } from '../../operations/scopeWords';
import { usePanel } from '../common/context';
import { formatCount } from '../common/format';
import { safeText } from '../common/safeText';
import { useCollectionNames } from '../common/useCollection';
import { useQuery } from '../query/hooks';
import { ScheduleWish } from '../timers/ScheduleWish';
import { describeTask } from '../tasks/describe';
import { filled, MARKS } from './filled';

type Of<R extends Action['right']> = Extract<Action, { right: R }>;

/** What is wanted, in words. */
export function Wish(props: { action: Action }): JSX.Element {
  const { trans } = usePanel();
  const { action } = props;
  switch (action.right) {
    case 'change':
      return <ChangeWish action={action} />;
    case 'destroy':
      return <DestroyWish action={action} />;
    case 'cancel':
      return (
        <p>
          {filled(trans.__('%1: stop the task %2', ...MARKS), [
            <strong key="right">{trans.__('Change')}</strong>,
            <TaskName key="task" id={action.taskId} />
          ])}
        </p>
      );
    case 'edit':
      return (
        <p>
          {filled(
            action.what === 'task'
              ? trans.__('%1: the label or deadline of the task %2', ...MARKS)
              : trans.__('%1 or delete your bookmark %2', ...MARKS),
            [
              <strong key="right">{trans.__('Change')}</strong>,
              action.what === 'task' ? (
                <TaskName key="task" id={action.name} />
              ) : (
                <BookmarkName key="bookmark" id={action.name} />
              )
            ]
          )}
        </p>
      );
    case 'sign-out':
      return (
        <p>
          {filled(
            trans.__(
              '%1: for all pages of this server; the access that you gave is revoked',
              ...MARKS
            ),
            [<strong key="right">{trans.__('Sign out')}</strong>]
          )}
        </p>
      );
    case 'token':
      return <TokenRight {...action} />;
    case 'schedule':
      return (
        <>
          <ScheduleWish action={action} />
          {action.act === 'create' && <Wish action={action.sends} />}
        </>
      );
    default:
      return <ReadRight />;
  }
}

/** The right to have a token, in words: as {@link ReadRight}. */
export function TokenRight(props: {
  resourceServer: string;
  scopes: readonly string[];
}): JSX.Element {
  const { trans } = usePanel();
  const { resourceServer, scopes } = props;
  return (
    <>
      <p>
        {filled(trans.__('%1: all that you can do with %2 (%3)', ...MARKS), [
          <strong key="right">{trans.__('Access token')}</strong>,
          <strong key="service">{serviceInWords(resourceServer)}</strong>,
          <code key="server">{safeText(resourceServer)}</code>
        ])}
      </p>
      <p className="jp-GlobusHint">
        {trans.__('For these scopes at least: %1', safeText(scopes.join(' ')))}
      </p>
    </>
  );
}

/** The right to read, in words: the same where it is asked and where listed. */
export function ReadRight(): JSX.Element {
  const { trans } = usePanel();
  return (
    <p>
      {filled(
        trans.__(
          '%1: search collections, list folders, see tasks and timers',
          ...MARKS
        ),
        [<strong key="right">{trans.__('Read')}</strong>]
      )}
    </p>
  );
}

function ChangeWish(props: { action: Of<'change'> }): JSX.Element {
  const { trans } = usePanel();
  const { source, destination, mayOverwrite } = props.action;
  const [there, from] = useCollectionNames([
    destination.collection,
    ...(source ? [source.collection] : [])
  ]);
  const change = <strong key="right">{trans.__('Change')}</strong>;
  const to = <strong key="to">{there}</strong>;
  return (
    <p>
      {source
        ? filled(
            trans.__('%1: send files from %2 (%3) to %4 (%5).', ...MARKS),
            [
              change,
              <strong key="from">{from}</strong>,
              path(source.path),
              to,
              path(destination.path)
            ]
          )
        : filled(trans.__('%1: make or rename things on %2 (%3).', ...MARKS), [
            change,
            to,
            path(destination.path)
          ])}{' '}
      {mayOverwrite
        ? trans.__('It may overwrite files there.')
        : trans.__('It overwrites nothing.')}
    </p>
  );
}

/** How many names are said before the rest is counted. */
const NAMES = 3;

function DestroyWish(props: { action: Of<'destroy'> }): JSX.Element {
  const { trans } = usePanel();
  const { where, paths, recursive, source } = props.action;
  const [there, from] = useCollectionNames([
    where.collection,
    ...(source ? [source.collection] : [])
  ]);
  const right = <strong key="right">{trans.__('Delete')}</strong>;
  const on = <strong key="on">{there}</strong>;
  return (
    <>
      <p>
        {source
          ? filled(
              trans.__(
                '%1: send files from %2 (%3) to %4, overwrite files there, and delete there what is not at the source.',
                ...MARKS
              ),
              [right, <strong key="from">{from}</strong>, path(source.path), on]
            )
          : filled(
              trans._n(
                '%3 %2 item on %4, in %5.',
                '%3 %2 items on %4, in %5.',
                paths.length,
                ...MARKS.slice(1)
              ),
              [null, formatCount(paths.length), right, on, path(where.path)]
            )}{' '}
        {recursive && trans.__('Folders go with all in them.')}
      </p>
      <ul className="jp-GlobusWishes-paths">
        {paths.slice(0, NAMES).map((name, index) => (
          <li key={index}>{path(name)}</li>
        ))}
        {paths.length > NAMES && (
          <li>{trans.__('and %1 more', formatCount(paths.length - NAMES))}</li>
        )}
      </ul>
    </>
  );
}

/** A task as the person knows it. */
function TaskName(props: { id: string }): JSX.Element {
  const { engine, trans } = usePanel();
  const { id } = props;
  const { data } = useQuery({
    queryKey: queryKeys.task(id),
    queryFn: () => engine.task(id),
    enabled: isUuid(id)
  });
  const title = data && describeTask(data, undefined, { trans, now: 0 }).title;
  return title ? <strong>{title}</strong> : <code>{safeText(id)}</code>;
}

/** A bookmark as the person knows it; what is none yet by its name to be. */
function BookmarkName(props: { id: string }): JSX.Element {
  const { engine } = usePanel();
  const { id } = props;
  const { data } = useQuery({
    queryKey: queryKeys.bookmarks,
    queryFn: () => engine.bookmarks(),
    enabled: isUuid(id)
  });
  const known = data?.find(bookmark => bookmark.id === id.toLowerCase());
  return known ? (
    <strong>{safeText(known.name)}</strong>
  ) : (
    <code>{safeText(id)}</code>
  );
}

function path(text: string): ReactNode {
  return <code>{safeText(text || '/~/')}</code>;
}
