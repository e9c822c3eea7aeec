import type { FormEvent } from 'react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { SubmittedTask } from '../../engine/contract';
import type { TransferArguments } from '../../operations/transfer';
import { transfer } from '../../operations/transfer';
import type { CodeBeginning } from '../common/AsCode';
import { AsCode } from '../common/AsCode';
import { usePanel } from '../common/context';
import { formatCount } from '../common/format';
import { ModalBody } from '../common/modal';
import type { SelectedSize } from '../files/selection';
import { Check } from './Check';
import type { Choices } from './choices';
import { choicesOf, deadlineProblem, filledIn } from './choices';
import { draftProblem, labelProblem } from './draft';
import { MoreChoices } from './MoreChoices';
import { NotSent } from './NotSent';
import { QuestionInForm } from './QuestionInForm';
import { Summary } from './Summary';
import { SyncChoice } from './SyncChoice';
import { useSubmit } from './useSubmit';

/** How many items are written out; all of them are copied. */
const SHOWN = 5;

/** What goes where, and how; sends it. */
export function TransferForm(props: {
  draft: TransferArguments;
  /** How much it is, where that is known. */
  size: SelectedSize | null;
  /** Told what is on its way, and null when that failed. */
  onSending: (task: Promise<SubmittedTask> | null) => void;
  onSent: (task: SubmittedTask) => void;
  onCancel: () => void;
}): JSX.Element {
  const { trans, services } = usePanel();
  const { draft } = props;
  const [choices, setChoices] = useState(() =>
    choicesOf({ syncLevel: services.defaults().syncLevel, ...draft })
  );
  const [wrongDeadline, setWrongDeadline] = useState<string | null>(null);
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
  const problem = useMemo(() => draftProblem(draft, trans), [draft, trans]);
  const wrongLabel = labelProblem(choices.label, trans);
  const args = filledIn(draft, choices);
  const beginning = beginningOf(draft, args, trans);

  const change = (part: Partial<Choices>) => {
    // What is on its way is sent as it was.
    if (!sending) {
      setChoices({ ...choices, ...part });
      setWrongDeadline(null);
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const unfinished = deadlineRef.current?.validity.badInput === true;
    const late = unfinished
      ? trans.__('Fill in date and time, or clear both.')
      : deadlineProblem(choices.deadline, Date.now(), trans);
    setWrongDeadline(late);
    if (wrongLabel !== null) {
      labelBox.current?.focus();
    } else if (late !== null) {
      deadlineRef.current?.closest('details')?.setAttribute('open', '');
      deadlineRef.current?.focus();
    } else if (problem === null) {
      submit(args);
    }
  };

  const { length } = draft.items;
  const title = trans._n(
    'Transfer %2 item',
    'Transfer %2 items',
    length,
    formatCount(length)
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
        <Summary draft={draft} size={props.size} />
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
          problem={wrongDeadline}
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
        <AsCode operation={transfer.id} args={args} beginning={beginning}>
          <button
            type="button"
            className="jp-GlobusButton"
            title={sending ? trans.__('It is sent all the same') : undefined}
            onClick={props.onCancel}
          >
            {sending ? trans.__('Close') : trans.__('Cancel')}
          </button>
          <button
            type="submit"
            className="jp-GlobusButton jp-mod-accept"
            disabled={problem !== null}
            aria-disabled={sending}
            aria-busy={sending}
          >
            {sending ? trans.__('Sending …') : trans.__('Transfer')}
          </button>
        </AsCode>
      </form>
    </ModalBody>
  );
}

/** As much of a long list as is written out, and what is said of the rest. */
function beginningOf(
  draft: TransferArguments,
  args: TransferArguments,
  trans: TranslationBundle
): CodeBeginning | undefined {
  const rest = draft.items.length - SHOWN;
  return rest > 0
    ? {
        args: { ...args, items: args.items.slice(0, SHOWN) },
        rest: trans._n(
          '… and %2 more',
          '… and %2 more',
          rest,
          formatCount(rest)
        ),
        fixed: draft
      }
    : undefined;
}
