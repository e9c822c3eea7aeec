import type { FormEvent } from 'react';
import { useId, useRef, useState } from 'react';
import type { SubmittedTask } from '../../engine/contract';
import type { SyncLevel, TransferArguments } from '../../operations/transfer';
import { usePanel } from '../common/context';
import { FailureView } from '../common/Failure';
import { ModalBody } from '../common/modal';
import type { SelectedSize } from '../files/selection';
import { Consent } from '../signIn/Consent';
import { SignInBody } from '../signIn/SignIn';
import { draftProblem, labelProblem } from './draft';
import { Summary } from './Summary';
import { SyncChoice } from './SyncChoice';
import { useSubmit } from './useSubmit';

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
  const { trans } = usePanel();
  const { draft } = props;
  const [label, setLabel] = useState(draft.label ?? '');
  const [syncLevel, setSyncLevel] = useState(draft.syncLevel);
  const [verify, setVerify] = useState(draft.verify ?? true);
  const { submit, sending, failure, question } = useSubmit(
    props.onSending,
    props.onSent
  );
  const labelBox = useRef<HTMLInputElement>(null);
  const base = useId();
  const problem = draftProblem(draft, trans);
  const wrongLabel = labelProblem(label, trans);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (wrongLabel !== null) {
      labelBox.current?.focus();
    } else if (problem === null) {
      submit(filledIn(draft, label, syncLevel, verify));
    }
  };

  const title = trans._n(
    'Transfer %1 item',
    'Transfer %1 items',
    draft.items.length
  );
  if (question) {
    return (
      <ModalBody title={title}>
        {question.failure.kind === 'signed-out' ? (
          <SignInBody onDone={question.done} />
        ) : (
          <Consent failure={question.failure} onDone={question.done} />
        )}
        <div className="jp-GlobusDialog-buttons">
          <button
            type="button"
            className="jp-GlobusButton"
            onClick={question.dismiss}
          >
            {trans.__('Back to the form')}
          </button>
        </div>
      </ModalBody>
    );
  }
  return (
    <ModalBody title={title}>
      <form className="jp-GlobusTransferForm" onSubmit={onSubmit} noValidate>
        <Summary draft={draft} size={props.size} />
        <label htmlFor={`${base}-label`}>{trans.__('Label')}</label>
        <div>
          <input
            ref={labelBox}
            id={`${base}-label`}
            className="jp-GlobusInput"
            type="text"
            autoComplete="off"
            autoFocus
            placeholder={trans.__('What the task is called; may stay empty')}
            value={label}
            readOnly={sending}
            aria-invalid={wrongLabel !== null}
            aria-describedby={`${base}-wrong`}
            onChange={event => setLabel(event.target.value)}
          />
          <p id={`${base}-wrong`} className="jp-GlobusInvalid" role="status">
            {wrongLabel}
          </p>
        </div>
        <label htmlFor={`${base}-sync`}>{trans.__('If it exists')}</label>
        <SyncChoice
          id={`${base}-sync`}
          level={syncLevel}
          disabled={sending}
          onChange={setSyncLevel}
        />
        <label className="jp-GlobusCheck">
          <input
            type="checkbox"
            checked={verify}
            disabled={sending}
            onChange={event => setVerify(event.target.checked)}
          />
          {trans.__('Verify after transfer')}
        </label>
        {problem !== null && (
          <p className="jp-GlobusInvalid jp-mod-wide" role="alert">
            {problem}
          </p>
        )}
        {failure && !sending && (
          <FailureView
            failure={failure}
            advice={
              failure.kind === 'no-connection' ||
              failure.kind === 'service-down'
                ? trans.__(
                    'Trying again is safe: Globus takes this transfer only once.'
                  )
                : undefined
            }
          />
        )}
        <div className="jp-GlobusDialog-buttons">
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
            disabled={sending || problem !== null}
            aria-busy={sending}
          >
            {sending ? trans.__('Sending …') : trans.__('Transfer')}
          </button>
        </div>
      </form>
    </ModalBody>
  );
}

function filledIn(
  { source, destination, items }: TransferArguments,
  label: string,
  syncLevel: SyncLevel | undefined,
  verify: boolean
): TransferArguments {
  return {
    source,
    destination,
    items,
    ...(label === '' ? {} : { label }),
    ...(syncLevel === undefined ? {} : { syncLevel }),
    verify
  };
}
