import type { TranslationBundle } from '@jupyterlab/translation';
import type { FormEvent } from 'react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { createTimer } from '../../operations/createTimer';
import { transfer } from '../../operations/transfer';
import { Button } from '../common/Button';
import { AsCode } from '../common/AsCode';
import { usePanel } from '../common/context';
import { formatCount } from '../common/format';
import { ModalBody } from '../common/modal';
import { Check } from '../common/Check';
import type { Choices } from './choices';
import { choicesOf, deadlineProblem, emptyRule, filledIn } from './choices';
import type { Draft, SendSize } from './draft';
import {
  beginningOf,
  contentsOf,
  countOf,
  draftProblem,
  labelProblem,
  mayHoldFolder
} from './draft';
import { FolderChoice } from './FolderChoice';
import { MoreChoices } from './MoreChoices';
import { NotSent } from './NotSent';
import { QuestionInForm } from './QuestionInForm';
import { Summary } from './Summary';
import { SyncChoice } from './SyncChoice';
import type { Sending, Sent } from './useSubmit';
import { useSubmit } from './useSubmit';
import type { When, WhenProblem } from './when';
import { NOW, scheduleIn, whenProblem } from './when';
import { WhenChoice } from './WhenChoice';

/** How many items are written out; all of them are copied. */
const SHOWN = 5;

/** More than a notebook's cell should hold: such a line has some 100 bytes. */
const MOST_AS_CODE = 5_000;

/** What goes where, and how; sends it. */
export function TransferForm(props: {
  draft: Draft;
  /** How much it is, where that is known. */
  size: SendSize | null;
  /** Told what is on its way, and null when that failed. */
  onSending: (sent: Promise<Sent> | null) => void;
  onSent: (sent: Sent) => void;
  onCancel: () => void;
}): JSX.Element {
  const { trans, services } = usePanel();
  const { syncLevel, transfer: defaults } = services.defaults();
  const [choices, setChoices] = useState(() =>
    choicesOf(props.draft, { ...defaults, ...(syncLevel && { syncLevel }) })
  );
  const contents = useMemo(() => contentsOf(props.draft), [props.draft]);
  const inside = useMemo(
    () => contents && { ...props.draft, items: [contents] },
    [props.draft, contents]
  );
  const [onlyContents, setOnlyContents] = useState(false);
  const draft = (onlyContents ? inside : null) ?? props.draft;
  const [wrongRule, setWrongRule] = useState(false);
  const [wrongDeadline, setWrongDeadline] = useState<string | null>(null);
  const [when, setWhen] = useState(NOW);
  const [wrongWhen, setWrongWhen] = useState<WhenProblem | null>(null);
  const schedule = scheduleIn(when);
  const { submit, sending, failed, question } = useSubmit(
    props.onSending,
    props.onSent
  );
  const labelBox = useRef<HTMLInputElement>(null);
  const deadlineRef = useRef<HTMLInputElement>(null);
  const asking = question !== null;
  useEffect(() => {
    if (!asking) {
      labelBox.current?.focus();
    }
  }, [asking]);
  const base = useId();
  const { deleteDestinationExtra } = choices;
  const problem = useMemo(
    () => draftProblem({ ...draft, deleteDestinationExtra }, trans),
    [draft, deleteDestinationExtra, trans]
  );
  const wrongLabel = labelProblem(choices.label, trans);
  const args = {
    ...filledIn(draft, choices, syncLevel),
    ...(schedule && { when: schedule })
  };
  const count = countOf(draft);
  const folders = useMemo(() => mayHoldFolder(draft), [draft]);
  const fixed = useMemo(
    () =>
      count > SHOWN && count <= MOST_AS_CODE ? beginningOf(draft, count) : null,
    [draft, count]
  );

  const change = (part: Partial<Choices>) => {
    // What is on its way is sent as it was.
    if (!sending) {
      setChoices({ ...choices, ...part });
      setWrongDeadline(null);
      setWrongRule(false);
    }
  };
  const changeWhen = (part: Partial<When>) => {
    if (!sending) {
      setWhen({ ...when, ...part });
      setWrongWhen(null);
    }
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const unfinished = deadlineRef.current?.validity.badInput === true;
    const { elements } = event.currentTarget;
    const wrongTime =
      unfinishedTime(elements, trans) ?? whenProblem(when, Date.now(), trans);
    setWrongWhen(wrongTime);
    const late = unfinished
      ? trans.__('Fill in date and time, or clear both.')
      : schedule
        ? null
        : deadlineProblem(choices.deadline, Date.now(), trans);
    setWrongDeadline(late);
    const empty = emptyRule(choices.filterRules);
    setWrongRule(empty !== undefined);
    if (wrongLabel !== null) {
      labelBox.current?.focus();
    } else if (wrongTime !== null) {
      boxOf(elements, wrongTime.field)?.focus();
    } else if (empty !== undefined) {
      const rules = event.currentTarget.querySelector('.jp-GlobusRules');
      rules?.closest('details')?.setAttribute('open', '');
      rules
        ?.querySelectorAll<HTMLElement>('li input')
        [choices.filterRules.indexOf(empty)]?.focus();
    } else if (late !== null) {
      deadlineRef.current?.closest('details')?.setAttribute('open', '');
      deadlineRef.current?.focus();
    } else if (problem === null) {
      submit(args);
    }
  };

  const title = trans._n(
    'Transfer %2 item',
    'Transfer %2 items',
    count,
    formatCount(count)
  );
  return (
    <ModalBody title={title}>
      {question && <QuestionInForm question={question} />}
      <form
        className="jp-GlobusTransferForm"
        onSubmit={onSubmit}
        noValidate
        hidden={asking}
        aria-busy={sending}
      >
        <Summary draft={props.draft} size={props.size} />
        {contents && (
          <FolderChoice
            id={`${base}-folder`}
            item={contents}
            onlyContents={onlyContents}
            onChange={only => !sending && setOnlyContents(only)}
          />
        )}
        <label htmlFor={`${base}-label`}>{trans.__('Label')}</label>
        <div>
          <input
            ref={labelBox}
            id={`${base}-label`}
            className="jp-GlobusInput"
            type="text"
            autoComplete="off"
            placeholder={trans.__('What the task is called; may stay empty')}
            value={choices.label}
            aria-invalid={wrongLabel !== null}
            aria-describedby={`${base}-wrong`}
            onChange={event => change({ label: event.target.value })}
          />
          <p id={`${base}-wrong`} className="jp-GlobusInvalid" role="status">
            {wrongLabel}
          </p>
        </div>
        <label htmlFor={`${base}-sync`}>{trans.__('If it exists')}</label>
        <SyncChoice
          id={`${base}-sync`}
          level={choices.syncLevel}
          onChange={syncLevel => change({ syncLevel })}
        />
        <WhenChoice
          id={`${base}-when`}
          when={when}
          problem={wrongWhen}
          onChange={changeWhen}
        />
        <Check
          label={trans.__('Verify after transfer')}
          checked={choices.verify}
          onChange={verify => change({ verify })}
        />
        <Check
          label={trans.__('Keep modification times')}
          title={trans.__('Those of files; folders get new ones')}
          checked={choices.preserveTimestamp}
          onChange={preserveTimestamp => change({ preserveTimestamp })}
        />
        <MoreChoices
          choices={choices}
          folders={folders}
          now={schedule === null}
          problem={wrongDeadline}
          wrongRule={
            wrongRule
              ? trans.__(
                  'Give this rule a pattern, such as *.tmp, or remove it.'
                )
              : null
          }
          deadlineRef={deadlineRef}
          onChange={change}
        />
        {problem !== null && (
          <p className="jp-GlobusInvalid" role="alert">
            {problem}
          </p>
        )}
        {failed && !sending && (
          <NotSent {...failed} now={args} onLeave={props.onCancel} />
        )}
        <AsCode
          operation={schedule ? createTimer.id : transfer.id}
          args={asCode(args, SHOWN)}
          more={
            count > SHOWN
              ? {
                  fixed,
                  whole: () => asCode(args, count),
                  rest: trans._n(
                    '… and %2 more',
                    '… and %2 more',
                    count - SHOWN,
                    formatCount(count - SHOWN)
                  )
                }
              : undefined
          }
        >
          <Button
            title={sending ? trans.__('It is sent all the same') : undefined}
            onClick={props.onCancel}
          >
            {sending ? trans.__('Close') : trans.__('Cancel')}
          </Button>
          <button
            type="submit"
            className="jp-GlobusButton jp-mod-accept"
            disabled={problem !== null}
            aria-disabled={sending}
            aria-busy={sending}
          >
            {sending
              ? trans.__('Sending …')
              : schedule
                ? trans.__('Make timer')
                : trans.__('Transfer')}
          </button>
        </AsCode>
      </form>
    </ModalBody>
  );
}

/** What is written as code: a timer's times beside the rest, no deadline. */
function asCode({ when, ...draft }: Sending, count: number): object {
  const { deadline, ...args } = beginningOf(draft, count);
  return { ...args, ...(when ?? (deadline === undefined ? {} : { deadline })) };
}

function boxOf(
  elements: HTMLFormControlsCollection,
  field: WhenProblem['field']
): HTMLInputElement | null {
  return elements.namedItem(field) as HTMLInputElement | null;
}

/** A date without a time, or the other way round, reads as if empty. */
function unfinishedTime(
  elements: HTMLFormControlsCollection,
  trans: TranslationBundle
): WhenProblem | null {
  const field = (['start', 'until'] as const).find(
    one => boxOf(elements, one)?.validity.badInput
  );
  return field === undefined
    ? null
    : { field, problem: trans.__('Fill in both date and time.') };
}
