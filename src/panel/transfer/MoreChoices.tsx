import type { RefObject } from 'react';
import { useId, useState } from 'react';
import type { Notice } from '../../operations/submission';
import { NOTICES } from '../../operations/submission';
import { usePanel } from '../common/context';
import { Check } from '../common/Check';
import type { Choices, Flag } from './choices';
import { choosesMore } from './choices';
import { FilterRules } from './FilterRules';

/** The options that few transfers need, folded until one is chosen. */
export function MoreChoices(props: {
  choices: Choices;
  /** Whether a folder may be among the items. */
  folders: boolean;
  /** Whether it is sent now: what a timer sends has no deadline. */
  now: boolean;
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
  const check = (flag: Flag, label: string, title?: string) => (
    <Check
      label={label}
      title={title}
      checked={choices[flag]}
      onChange={on => onChange({ [flag]: on })}
    />
  );
  const account = (
    side: 'sourceLocalUser' | 'destinationLocalUser',
    label: string
  ) => (
    <label className="jp-GlobusMore-account">
      {label}
      <input
        className="jp-GlobusInput"
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={choices[side]}
        onChange={event => onChange({ [side]: event.target.value })}
      />
    </label>
  );
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
      {check('encryptData', trans.__('Encrypt the data on its way'))}
      {check(
        'skipSourceErrors',
        trans.__('Skip files that can’t be read at the source'),
        trans.__(
          'What is missing or not permitted is passed over; otherwise Globus tries again until the deadline'
        )
      )}
      {check(
        'failOnQuotaErrors',
        trans.__('Fail when a quota is exceeded'),
        trans.__('Otherwise Globus tries again until the deadline')
      )}
      {folders && (
        <>
          {check(
            'deleteDestinationExtra',
            trans.__('Delete at the destination what the source hasn’t'),
            trans.__(
              'In the folders that are sent, so that they become the same; you are asked before'
            )
          )}
          <FilterRules
            rules={choices.filterRules}
            problem={props.wrongRule}
            onChange={filterRules => onChange({ filterRules })}
          />
        </>
      )}
      {props.now ? (
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
              trans.__(
                'Left empty, Globus goes on as long as it gets further.'
              )}
          </p>
        </div>
      ) : (
        choices.deadline !== '' && (
          <p className="jp-GlobusHint">
            {trans.__('What a timer sends has no deadline.')}
          </p>
        )
      )}
      <div className="jp-GlobusMore-deadline">
        {account('sourceLocalUser', trans.__('Account at the source'))}
        {account(
          'destinationLocalUser',
          trans.__('Account at the destination')
        )}
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
