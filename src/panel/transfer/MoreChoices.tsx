import type { RefObject } from 'react';
import { useId, useState } from 'react';
import type { Notice } from '../../operations/submission';
import { NOTICES } from '../../operations/submission';
import { usePanel } from '../common/context';
import { Check } from './Check';
import type { Choices } from './choices';
import { choosesMore } from './choices';
import { FilterRules } from './FilterRules';

/** The options that few transfers need, folded until one is chosen. */
export function MoreChoices(props: {
  choices: Choices;
  /** Whether a folder may be among the items. */
  folders: boolean;
  /** What is wrong about the deadline, and about the rules. */
  problem: string | null;
  wrongRule: string | null;
  deadlineRef: RefObject<HTMLInputElement>;
  onChange: (part: Partial<Choices>) => void;
}): JSX.Element {
  const { trans } = usePanel();
  const { choices, folders, problem, deadlineRef, onChange } = props;
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
        {folders
          ? trans.__(
              'More: encryption, errors and quota, filters, deletions, deadline, e-mail, accounts'
            )
          : trans.__(
              'More: encryption, errors and quota, deadline, e-mail, accounts'
            )}
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
      {folders && (
        <>
          <Check
            label={trans.__('Delete at the destination what the source hasn’t')}
            title={trans.__(
              'In the folders that are sent, so that they become the same; you are asked before'
            )}
            checked={choices.deleteDestinationExtra}
            onChange={deleteDestinationExtra =>
              onChange({ deleteDestinationExtra })
            }
          />
          <FilterRules
            rules={choices.filterRules}
            problem={props.wrongRule}
            onChange={filterRules => onChange({ filterRules })}
          />
        </>
      )}
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
      <div className="jp-GlobusMore-deadline">
        <LocalUser
          label={trans.__('Account at the source')}
          value={choices.sourceLocalUser}
          onChange={sourceLocalUser => onChange({ sourceLocalUser })}
        />
        <LocalUser
          label={trans.__('Account at the destination')}
          value={choices.destinationLocalUser}
          onChange={destinationLocalUser => onChange({ destinationLocalUser })}
        />
        <p className="jp-GlobusHint">
          {trans.__(
            'For mapped collections that map you to several local accounts; else leave both empty.'
          )}
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

/** The local account to be mapped to. */
function LocalUser(props: {
  label: string;
  value: string;
  onChange: (name: string) => void;
}): JSX.Element {
  return (
    <label className="jp-GlobusMore-account">
      {props.label}
      <input
        className="jp-GlobusInput"
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={props.value}
        onChange={event => props.onChange(event.target.value)}
      />
    </label>
  );
}
