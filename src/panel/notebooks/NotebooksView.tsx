import { useSyncExternalStore } from 'react';
import type { AllowedNotebook, Grant } from '../../operations/allowed';
import { Button } from '../common/Button';
import { usePanel } from '../common/context';
import { safeText } from '../common/safeText';
import { useCollectionNames } from '../common/useCollection';
import { useKeepFocus } from '../common/useKeepFocus';
import { filled, MARKS } from './filled';
import { HowTo } from './HowTo';
import { ReadRight, TokenRight } from './Wish';

/** Which notebook may do what without being asked, and the way to take it back. */
export function NotebooksView(): JSX.Element {
  const { services, trans } = usePanel();
  const { allowed } = services;
  const notebooks = useSyncExternalStore(allowed.follow, allowed.get);
  return (
    <div className="jp-GlobusNotebooks" tabIndex={-1}>
      {notebooks.length === 0 ? (
        <HowTo />
      ) : (
        <Given notebooks={notebooks} onRevokeAll={() => allowed.revokeAll()} />
      )}
      <p className="jp-GlobusHidden" role="status">
        {trans._n(
          '%1 notebook is allowed something',
          '%1 notebooks are allowed something',
          notebooks.length
        )}
      </p>
    </div>
  );
}

function Given(props: {
  notebooks: readonly AllowedNotebook[];
  onRevokeAll: () => void;
}): JSX.Element {
  const { trans } = usePanel();
  const own = useKeepFocus<HTMLDivElement>();
  return (
    <div ref={own}>
      <ul
        className="jp-GlobusNotebooks-list"
        aria-label={trans.__('Allowed notebooks')}
      >
        {props.notebooks.map(notebook => (
          <NotebookRow key={notebook.kernel} notebook={notebook} />
        ))}
      </ul>
      <div className="jp-GlobusNotebooks-all">
        <p className="jp-GlobusHint">
          {trans.__(
            'Allowed in this page, until the kernel stops or you sign out. What was sent before goes on.'
          )}
        </p>
        <Button onClick={props.onRevokeAll}>{trans.__('Revoke all')}</Button>
      </div>
    </div>
  );
}

function NotebookRow(props: { notebook: AllowedNotebook }): JSX.Element {
  const { notebook, kernel, grants } = props.notebook;
  const own = useKeepFocus<HTMLLIElement>();
  return (
    <li ref={own} className="jp-GlobusNotebook" tabIndex={-1}>
      <p className="jp-GlobusNotebook-name">{safeText(notebook)}</p>
      <ul>
        {grants.map(grant => (
          <GrantRow
            key={JSON.stringify(grant)}
            notebook={notebook}
            kernel={kernel}
            grant={grant}
          />
        ))}
      </ul>
    </li>
  );
}

function GrantRow(props: {
  notebook: string;
  kernel: string;
  grant: Grant;
}): JSX.Element {
  const { services, trans } = usePanel();
  const { kernel, grant } = props;
  const own = useKeepFocus<HTMLLIElement>();
  const notebook = safeText(props.notebook);
  return (
    <li ref={own} className="jp-GlobusGrant">
      <div>
        <Right grant={grant} />
      </div>
      <button
        type="button"
        className="jp-GlobusLink"
        aria-label={
          {
            read: trans.__('Revoke reading by %1', notebook),
            change: trans.__('Revoke sending by %1', notebook),
            cancel: trans.__('Revoke cancelling by %1', notebook),
            edit: trans.__('Revoke editing by %1', notebook),
            token: trans.__('Revoke the token of %1', notebook),
            run: trans.__('Revoke what waiting cells of %1 may do', notebook)
          }[grant.right]
        }
        onClick={() => services.allowed.revoke(kernel, grant)}
      >
        {trans.__('Revoke')}
      </button>
    </li>
  );
}

/** A right in words. */
function Right(props: { grant: Grant }): JSX.Element {
  const { trans } = usePanel();
  const { grant } = props;
  switch (grant.right) {
    case 'read':
      return <ReadRight />;
    case 'cancel':
      return (
        <p>
          {filled(trans.__('%1: cancel your tasks', ...MARKS), [
            <strong key="right">{trans.__('Change')}</strong>
          ])}
        </p>
      );
    case 'edit':
      return (
        <p>
          {filled(
            grant.what === 'task'
              ? trans.__('%1: labels and deadlines of your tasks', ...MARKS)
              : trans.__('%1 or delete your bookmarks', ...MARKS),
            [<strong key="right">{trans.__('Change')}</strong>]
          )}
        </p>
      );
    case 'run':
      return (
        <p>
          {filled(
            trans._n(
              '%2: %1 call of the cells that wait to be run',
              '%2: %1 calls of the cells that wait to be run',
              grant.calls,
              ...MARKS.slice(1)
            ),
            [null, <strong key="right">{trans.__('Once')}</strong>]
          )}
        </p>
      );
    case 'change':
      return <ChangeRight grant={grant} />;
    case 'token':
      return <TokenRight {...grant} />;
  }
}

function ChangeRight(props: {
  grant: Extract<Grant, { right: 'change' }>;
}): JSX.Element {
  const { trans } = usePanel();
  const { source, destination, mayOverwrite } = props.grant;
  const [there, from] = useCollectionNames([
    destination,
    ...(source ? [source] : [])
  ]);
  const change = <strong key="right">{trans.__('Change')}</strong>;
  return (
    <>
      <p>
        {source
          ? filled(trans.__('%1: send files from %2 to %3', ...MARKS), [
              change,
              <strong key="from">{from}</strong>,
              <strong key="to">{there}</strong>
            ])
          : filled(trans.__('%1 things on %2', ...MARKS), [
              change,
              <strong key="to">{there}</strong>
            ])}
      </p>
      <p className="jp-GlobusHint">
        {mayOverwrite
          ? trans.__('May overwrite files there.')
          : trans.__('Overwrites nothing.')}
      </p>
    </>
  );
}
