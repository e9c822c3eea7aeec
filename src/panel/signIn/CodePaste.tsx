import type { FormEvent, ReactNode } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { Clipboard } from '@jupyterlab/apputils';
import { copyIcon, launchIcon } from '@jupyterlab/ui-components';
import type { Failure, Identity, SignInWishes } from '../../engine/contract';
import { Button } from '../common/Button';
import { usePanel } from '../common/context';
import { FailureView } from '../common/Failure';
import { formatCountdown } from '../common/format';
import { IconButton } from '../common/IconButton';
import { safeText } from '../common/safeText';
import { useNow } from '../common/useNow';
import { OtherIdentity } from './OtherIdentity';
import type { Attempt } from './useAttempt';
import { useAttempt } from './useAttempt';
import { asPerson } from './wanted';

/**
 * Opens a page of Globus and takes the code that it shows: the way in for a
 * sign-in and for every consent.
 */
export function CodePaste(props: {
  wishes: SignInWishes;
  /** What to do on the site of Globus. */
  instruction: string;
  /** What the button says. */
  action: string;
  onDone: () => void;
  /** What stands above, until someone else comes back. */
  about?: ReactNode;
  /** What to do where Globus shows no code. */
  help?: ReactNode;
  /** What stands above the button. */
  children?: ReactNode;
}): JSX.Element {
  const { trans } = usePanel();
  const [person, setPerson] = useState<Identity | null>(null);
  const { scopes, session } = props.wishes;
  const attempt = useAttempt(
    { scopes, session: person ? asPerson(session, person) : session },
    props.onDone
  );
  const box = useId();
  const note = useId();
  const form = useRef<HTMLFormElement>(null);
  // The button that led here has gone.
  useEffect(() => {
    if (person) {
      form.current?.focus();
    }
  }, [person]);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    attempt.send();
  };
  if (attempt.noLink) {
    return (
      <FailureView failure={attempt.noLink}>
        <Button onClick={attempt.startOver}>{trans.__('Try again')}</Button>
        <ToSettings failure={attempt.noLink} />
      </FailureView>
    );
  }
  const { failure } = attempt;
  const identities = failure?.identities;
  if (identities) {
    return (
      <OtherIdentity
        identities={identities}
        failure={failure}
        onAgain={() => {
          // A new object, so that a second time leads to the form as well.
          setPerson({ ...identities.current });
          attempt.startOver();
        }}
      />
    );
  }
  return (
    <>
      {props.about}
      <form
        ref={form}
        className="jp-GlobusSteps"
        tabIndex={-1}
        onSubmit={onSubmit}
        noValidate
      >
        <Refusal failure={attempt.failure} />
        <ol>
          <li>
            <p>
              {person
                ? trans.__(
                    'Sign in as %1 on the Globus site. It ends with a code.',
                    safeText(person.username)
                  )
                : props.instruction}
            </p>
            <OpenGlobus attempt={attempt} />
            {props.help}
          </li>
          <li>
            <label htmlFor={box}>{trans.__('Paste the code here')}</label>
            <input
              id={box}
              className="jp-GlobusInput"
              type="text"
              name="globus-code"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              placeholder={trans.__('Authorization code')}
              value={attempt.code}
              readOnly={attempt.sending}
              aria-describedby={note}
              aria-invalid={attempt.failure?.code === 'NoCode'}
              onChange={event => attempt.setCode(event.target.value)}
            />
            <p id={note} className="jp-GlobusHint">
              <TimeLeft attempt={attempt} />{' '}
              <button
                type="button"
                className="jp-GlobusLink"
                onClick={attempt.startOver}
              >
                {trans.__('Start over')}
              </button>
            </p>
          </li>
        </ol>
        {props.children}
        <button
          type="submit"
          className="jp-GlobusButton jp-mod-accept jp-mod-wide"
          // Never `disabled`: without a link for a moment, it would lose the
          // keyboard.
          aria-disabled={attempt.link === null || attempt.sending}
        >
          {attempt.sending ? trans.__('One moment …') : props.action}
        </button>
      </form>
    </>
  );
}

function OpenGlobus(props: { attempt: Attempt }): JSX.Element {
  const { trans } = usePanel();
  const { link } = props.attempt;
  // A link, not a script: no browser takes it for a pop-up.
  return (
    <div className="jp-GlobusSteps-open">
      <a
        className="jp-GlobusButton jp-mod-accept"
        href={link?.url}
        aria-disabled={link === null}
        target="_blank"
        rel="noopener noreferrer"
      >
        <launchIcon.react tag="span" aria-hidden="true" />
        {trans.__('Open Globus')}
      </a>
      <IconButton
        icon={copyIcon}
        label={trans.__('Copy the link')}
        disabled={link === null}
        onClick={() => Clipboard.copyToSystem(link?.url ?? '')}
      />
    </div>
  );
}

function TimeLeft(props: { attempt: Attempt }): JSX.Element {
  const { trans } = usePanel();
  const now = useNow(1000);
  const { link } = props.attempt;
  if (link === null) {
    return <>{trans.__('Preparing the sign-in …')}</>;
  }
  const left = formatCountdown(link.expiresAt - now);
  return (
    <>
      {link.renewed
        ? trans.__(
            'The ten minutes were over, so the link is a new one. Good for another %1.',
            left
          )
        : trans.__('Good for another %1.', left)}
    </>
  );
}

function Refusal(props: { failure: Failure | null }): JSX.Element | null {
  const { failure } = props;
  if (failure === null) {
    return null;
  }
  // An empty box needs no code and no request id to go with it.
  return failure.code === 'NoCode' ? (
    <p className="jp-GlobusInvalid" role="alert">
      {failure.message}
    </p>
  ) : (
    <FailureView failure={failure}>
      <ToSettings failure={failure} />
    </FailureView>
  );
}

/** The way to the client id, where it is what is wrong. */
function ToSettings(props: { failure: Failure }): JSX.Element | null {
  const { services, trans } = usePanel();
  return props.failure.kind === 'client-unknown' ? (
    <Button onClick={() => services.openSettings()}>
      {trans.__('Open settings')}
    </Button>
  ) : null;
}
