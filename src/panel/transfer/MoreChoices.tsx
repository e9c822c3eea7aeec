import type { RefObject } from 'react';
import { useId, useState } from 'react';
import type { Notice } from '../../operations/submission';
import { NOTICES } from '../../operations/submission';
import { usePanel } from '../common/context';
import { Check } from './Check';
import type { Choices } from './choices';
import { choosesMore } from './choices';

/** The options that few transfers need, folded until one is chosen. */
export function MoreChoices(props: {
  choices: Choices;
  /** What is wrong about the deadline. */
  problem: string | null;
  deadlineRef: RefObject<HTMLInputElement>;
  onChange: (part: Partial<Choices>) => void;
}): JSX.Element {
  const { trans } = usePanel();
  const { choices, problem, deadlineRef, onChange } = props;
  const [open] = useState(choosesMore(choices));
  const id = useId();
  const notices: Record<Notice, string> = {
    succeeded: trans.__('succeeds'),
    failed: trans.__('fails'),
    inactive: trans.__('stops until I do something')
  };
  return (
    <details className="jp-GlobusMore" open={open}>
      <summary>
        {trans.__('More: encryption, errors and quota, deadline, e-mail')}
      </summary>
      <Check
        label={trans.__('Encrypt the data on its way')}
        checked={choices.encryptData}
        onChange={encryptData => onChange({ encryptData })}
      />
      <Check
        label={trans.__('Skip files that can’t be read at the source')}
        title={trans.__(
          'What is missing or not permitted is passed over; otherwise Globus tries again until the deadline'
        )}
        checked={choices.skipSourceErrors}
        onChange={skipSourceErrors => onChange({ skipSourceErrors })}
      />
      <Check
        label={trans.__('Fail when a quota is exceeded')}
        title={trans.__('Otherwise Globus tries again until the deadline')}
        checked={choices.failOnQuotaErrors}
        onChange={failOnQuotaErrors => onChange({ failOnQuotaErrors })}
      />
      <div className="jp-GlobusMore-deadline">
        <label htmlFor={id}>{trans.__('Give up at')}</label>
        <input
          ref={deadlineRef}
          id={id}
          className="jp-GlobusInput"
          type="datetime-local"
          max="9999-12-31T23:59"
          value={choices.deadline}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-hint`}
          onChange={event => onChange({ deadline: event.target.value })}
        />
        <p
          id={`${id}-hint`}
          className={problem === null ? 'jp-GlobusHint' : 'jp-GlobusInvalid'}
          role="status"
        >
          {problem ??
            trans.__('Left empty, Globus goes on as long as it gets further.')}
        </p>
      </div>
      <fieldset className="jp-GlobusMore-notify">
        <legend>{trans.__('Send me an e-mail when it')}</legend>
        {NOTICES.map(notice => (
          <Check
            key={notice}
            label={notices[notice]}
            checked={choices.notify.includes(notice)}
            onChange={checked =>
              onChange({
                notify: NOTICES.filter(one =>
                  one === notice ? checked : choices.notify.includes(one)
                )
              })
            }
          />
        ))}
      </fieldset>
    </details>
  );
}
