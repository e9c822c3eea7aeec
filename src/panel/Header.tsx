import { useState } from 'react';
import {
  caretDownIcon,
  settingsIcon,
  userIcon
} from '@jupyterlab/ui-components';
import { failureOf } from '../engine/contract';
import type { Identity } from '../engine/contract';
import { Button } from './common/Button';
import { usePanel } from './common/context';
import { FailureView } from './common/Failure';
import { IconButton } from './common/IconButton';
import { panesIcon } from './common/icons';
import { safeText } from './common/safeText';
import { useKeepFocus } from './common/useKeepFocus';
import { useMutation } from './query/hooks';
import { Notify } from './telling/Notify';
import { Lasts, Stay } from './signIn/Stay';

/** Who is signed in, and the ways to the rest. */
export function Header(props: { identity: Identity }): JSX.Element {
  const { services, trans } = usePanel();
  const { identity } = props;
  const [open, setOpen] = useState(false);
  const own = useKeepFocus<HTMLDivElement>();
  return (
    <div ref={own} className="jp-GlobusHeader">
      <div className="jp-GlobusHeader-line">
        <button
          type="button"
          className="jp-GlobusHeader-user"
          aria-expanded={open}
          title={trans.__('Who is signed in, and the way out')}
          onClick={() => setOpen(!open)}
        >
          <userIcon.react tag="span" aria-hidden="true" />
          <span className="jp-GlobusHeader-name">
            {safeText(identity.username)}
          </span>
          <caretDownIcon.react tag="span" aria-hidden="true" />
        </button>
        <IconButton
          icon={panesIcon}
          label={trans.__('Open the files side by side')}
          onClick={() => services.openFiles()}
        />
        <IconButton
          icon={settingsIcon}
          label={trans.__('Settings of Globus')}
          onClick={() => services.openSettings()}
        />
      </div>
      {open && <Account identity={identity} />}
    </div>
  );
}

function Account(props: { identity: Identity }): JSX.Element {
  const { model, trans } = usePanel();
  const { username, name, email } = props.identity;
  // `true`: to sign in with another account.
  const { mutate, isPending, error, variables } = useMutation({
    mutationFn: (switching: boolean) => model.signOut(switching)
  });
  const told = [name, email === username ? null : email].filter(
    (part): part is string => part !== null && part !== ''
  );
  // A disabled button would lose the keyboard.
  const leave = (switching: boolean, label: string) => (
    <Button
      aria-disabled={isPending}
      onClick={() => !isPending && mutate(switching)}
    >
      {isPending && variables === switching ? trans.__('Signing out …') : label}
    </Button>
  );
  return (
    <div className="jp-GlobusAccount">
      {told.length > 0 && <p>{told.map(safeText).join(' · ')}</p>}
      <dl className="jp-GlobusTerms">
        <Lasts />
      </dl>
      <Stay />
      <Notify />
      <div className="jp-GlobusButtons">
        {leave(true, trans.__('Use another account…'))}
        {leave(false, trans.__('Sign out'))}
      </div>
      {error && <FailureView failure={failureOf(error)} />}
    </div>
  );
}
