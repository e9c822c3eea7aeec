import { useState } from 'react';
import { Clipboard } from '@jupyterlab/apputils';
import { copyIcon } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import { webAppOf } from '../../../engine/contract';
import type { SentTask, TaskDocument } from '../../../engine/contract';
import { identityIn } from '../../../operations/session';
import { hasEnded } from '../../../operations/waitTask';
import { usePanel, useStore } from '../../common/context';
import { formatDuration, formatMoment } from '../../common/format';
import { IconButton } from '../../common/IconButton';
import { safeText } from '../../common/safeText';
import { destinationName, sourceName } from '../describe';
import type { End } from '../ends';
import { placeOf } from '../ends';
import { showFiles } from '../showFiles';

/** From where to where, when, how, and what it is called elsewhere. */
export function TaskFacts(props: {
  task: TaskDocument;
  sent: SentTask | undefined;
  now: number;
}): JSX.Element {
  const { services, model, trans } = usePanel();
  const { task, sent, now } = props;
  const { choice } = services;
  const who = identityIn(useStore(model.session));
  const asked = Date.parse(task.request_time);
  const ended = Date.parse(task.completion_time ?? '');
  const deadline = Date.parse(task.deadline);
  const facts: [string, string][] = [
    [
      trans.__('Owner'),
      who?.sub === task.owner_id ? safeText(who?.username ?? '') : ''
    ],
    [trans.__('Asked for'), moment(asked, now, trans)],
    [trans.__('Ended'), moment(ended, now, trans)],
    [
      trans.__('Took'),
      Number.isNaN(ended - asked) ? '' : formatDuration(ended - asked, trans)
    ],
    [trans.__('Deadline'), hasEnded(task) ? '' : moment(deadline, now, trans)]
  ];
  const rows = facts.filter(([, value]) => value !== '');
  const destination = destinationName(task);
  const webApp = choice && webAppOf(choice);
  return (
    <dl className="jp-GlobusSummary jp-GlobusFacts">
      <dt>{destination === null ? trans.__('On') : trans.__('From')}</dt>
      <Place {...props} end="first" name={sourceName(task, trans)} />
      {destination !== null && (
        <>
          <dt>{trans.__('To')}</dt>
          <Place {...props} end="second" name={destination} />
        </>
      )}
      {sent && sent.items > 1 && (
        <>
          <dt>{trans.__('Items')}</dt>
          <dd>{sent.items}</dd>
        </>
      )}
      {rows.map(([name, value]) => (
        <FactRow key={name} name={name} value={value} />
      ))}
      <FactRow
        name={trans.__('Options')}
        value={optionsOf(task, trans).join(' · ')}
      />
      <dt>{trans.__('Task')}</dt>
      <dd>
        <TaskId id={task.task_id} />{' '}
        {webApp && (
          <a
            href={`${webApp}/activity/${task.task_id}`}
            target="_blank"
            rel="noopener noreferrer"
          >
            {trans.__('See it in the Globus web app')}
          </a>
        )}
      </dd>
    </dl>
  );
}

function FactRow(props: { name: string; value: string }): JSX.Element {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.value}</dd>
    </>
  );
}

function Place(props: {
  task: TaskDocument;
  sent: SentTask | undefined;
  end: End;
  name: string;
}): JSX.Element {
  const { services, model, trans } = usePanel();
  const { task, sent, end, name } = props;
  const place = placeOf(task, sent, end);
  return (
    <dd>
      {name}{' '}
      {place && (
        <>
          {place.path !== '' && (
            <span className="jp-GlobusPath">{safeText(place.path)} </span>
          )}
          <button
            type="button"
            className="jp-GlobusLink"
            title={trans.__('Show the files of %1 in a pane', name)}
            onClick={() => void showFiles({ services, model }, place, end)}
          >
            {trans.__('Show files')}
          </button>
        </>
      )}
    </dd>
  );
}

function TaskId(props: { id: string }): JSX.Element {
  const { trans } = usePanel();
  const [copied, setCopied] = useState(false);
  return (
    <span className="jp-GlobusTaskId">
      <code>{props.id}</code>
      <IconButton
        icon={copyIcon}
        label={trans.__('Copy the id of the task')}
        onClick={() => {
          Clipboard.copyToSystem(props.id);
          setCopied(true);
        }}
      />
      <span role="status">{copied && trans.__('Copied')}</span>
    </span>
  );
}

/** How the task was asked for, in words; `delete` has none of it. */
function optionsOf(task: TaskDocument, trans: TranslationBundle): string[] {
  if (task.type === 'DELETE') {
    return [trans.__('Delete')];
  }
  const sync = [
    trans.__('only what is not there'),
    trans.__('only if the size differs'),
    trans.__('only if the source is newer'),
    trans.__('only if the checksum differs')
  ];
  const flags: [unknown, string][] = [
    [
      true,
      sync[task.sync_level ?? -1] ?? trans.__('everything, existing files too')
    ],
    [
      true,
      task.verify_checksum
        ? trans.__('verified after transfer')
        : trans.__('not verified')
    ],
    [task.encrypt_data, trans.__('encrypted on the way')],
    [task.preserve_timestamp, trans.__('times kept')],
    [
      task.delete_destination_extra,
      trans.__('deletes what is only at the destination')
    ],
    [task.skip_source_errors, trans.__('skips what can’t be read')],
    [task.fail_on_quota_errors, trans.__('fails when the quota is used up')]
  ];
  return flags.flatMap(([set, words]) => (set ? [words] : []));
}

function moment(time: number, now: number, trans: TranslationBundle): string {
  return formatMoment(time, now, trans);
}
