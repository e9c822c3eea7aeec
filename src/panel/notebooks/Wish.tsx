import type { ReactNode } from 'react';
import type { Action } from '../../operations/action';
import type { NotebookRequest } from '../../operations/questions';
import { usePanel } from '../common/context';
import { safeText } from '../common/safeText';
import { useCollectionNames } from '../common/useCollection';
import { filled, MARKS } from './filled';

type Change = Extract<Action, { right: 'change' }>;

/** What a notebook wants to do, in words. */
export function Wish(props: {
  action: NotebookRequest['action'];
  /** Who is signed in; null while nobody is. */
  who: string | null;
}): JSX.Element {
  const { trans } = usePanel();
  const { action, who } = props;
  const as = who ?? trans.__('the one who signs in');
  switch (action.right) {
    case 'read':
      return (
        <p>
          {filled(trans.__('It wants to %1 as %2: %3.', ...MARKS), [
            <strong key="right">{trans.__('read')}</strong>,
            as,
            trans.__('search collections, list folders and see tasks')
          ])}
        </p>
      );
    case 'cancel':
      return (
        <p>
          {filled(
            trans.__('It wants to %1 as %2: stop the task %3.', ...MARKS),
            [
              <strong key="right">{trans.__('change')}</strong>,
              as,
              <code key="task">{safeText(action.taskId)}</code>
            ]
          )}
        </p>
      );
    case 'change':
      return <ChangeWish action={action} as={as} />;
  }
}

function ChangeWish(props: { action: Change; as: string }): JSX.Element {
  const { trans } = usePanel();
  const { source, destination, mayOverwrite } = props.action;
  const [there, from] = useCollectionNames([
    destination.collection,
    ...(source ? [source.collection] : [])
  ]);
  const change = <strong key="right">{trans.__('change')}</strong>;
  const to = <strong key="to">{there}</strong>;
  return (
    <>
      <p>
        {source
          ? filled(
              trans.__(
                'It wants to %1 things as %2: send files from %3 (%4) to %5.',
                ...MARKS
              ),
              [
                change,
                props.as,
                <strong key="from">{from}</strong>,
                path(source.path),
                to
              ]
            )
          : filled(trans.__('It wants to %1 things as %2, on %3.', ...MARKS), [
              change,
              props.as,
              to
            ])}{' '}
        {filled(
          mayOverwrite
            ? trans.__('It may overwrite files in %1 there.', ...MARKS)
            : trans.__(
                'It writes to %1 there and overwrites nothing.',
                ...MARKS
              ),
          [path(destination.path)]
        )}
      </p>
    </>
  );
}

function path(text: string): ReactNode {
  return <code key={`path-${text}`}>{safeText(text || '/~/')}</code>;
}
