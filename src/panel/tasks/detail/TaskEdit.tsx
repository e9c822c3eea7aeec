import type { FormEvent } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { failureOf } from '../../../engine/contract';
import type { TaskDocument } from '../../../engine/contract';
import { Button } from '../../common/Button';
import { usePanel } from '../../common/context';
import { FailureView } from '../../common/Failure';
import { useMutation } from '../../query/hooks';
import { deadlineProblem, localTime, moment } from '../../transfer/choices';
import { labelProblem } from '../../transfer/draft';

/** The label and deadline of a task that has not ended, to be changed in place. */
export function TaskEdit(props: {
  task: TaskDocument;
  onDone: (saved: boolean) => void;
}): JSX.Element {
  const { engine, trans } = usePanel();
  const { task, onDone } = props;
  // What was there when it was opened: what is typed stays through polls.
  const [before] = useState(() => ({
    label: task.label ?? '',
    deadline: localTime(task.deadline)
  }));
  const [label, setLabel] = useState(before.label);
  const [deadline, setDeadline] = useState(before.deadline);
  const [late, setLate] = useState<string | null>(null);
  const labelBox = useRef<HTMLInputElement>(null);
  const deadlineBox = useRef<HTMLInputElement>(null);
  const id = useId();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (changes: { label?: string; deadline?: string }) =>
      engine.updateTask(task.task_id, changes),
    onSuccess: () => onDone(true)
  });
  useEffect(() => labelBox.current?.focus(), []);
  const wrongLabel = labelProblem(label, trans);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const changes = {
      ...(label === before.label ? {} : { label }),
      ...(deadline === before.deadline ? {} : { deadline })
    };
    const problem =
      changes.deadline === undefined
        ? null
        : deadline === ''
          ? trans.__('Fill in date and time.')
          : deadlineProblem(deadline, Date.now(), trans);
    setLate(problem);
    if (wrongLabel !== null) {
      labelBox.current?.focus();
    } else if (problem !== null) {
      deadlineBox.current?.focus();
    } else if (Object.keys(changes).length === 0) {
      onDone(false);
    } else if (!isPending) {
      mutate({
        ...changes,
        ...(changes.deadline && { deadline: moment(changes.deadline) })
      });
    }
  };
  return (
    <form
      className="jp-GlobusTaskEdit"
      aria-label={trans.__('Label and deadline')}
      noValidate
      aria-busy={isPending}
      onSubmit={onSubmit}
      onKeyDown={event => {
        if (event.key === 'Escape' && !isPending) {
          onDone(false);
        }
      }}
    >
      <label htmlFor={`${id}-label`}>{trans.__('Label')}</label>
      <div>
        <input
          ref={labelBox}
          id={`${id}-label`}
          className="jp-GlobusInput"
          type="text"
          autoComplete="off"
          value={label}
          readOnly={isPending}
          aria-invalid={wrongLabel !== null}
          aria-describedby={`${id}-wrong`}
          onChange={event => setLabel(event.target.value)}
        />
        <p id={`${id}-wrong`} className="jp-GlobusInvalid" role="status">
          {wrongLabel}
        </p>
      </div>
      <label htmlFor={`${id}-deadline`}>{trans.__('Give up at')}</label>
      <div>
        <input
          ref={deadlineBox}
          id={`${id}-deadline`}
          className="jp-GlobusInput"
          type="datetime-local"
          step="1"
          max="9999-12-31T23:59"
          value={deadline}
          readOnly={isPending}
          aria-invalid={late !== null}
          aria-describedby={`${id}-late`}
          onChange={event => {
            setDeadline(event.target.value);
            setLate(null);
          }}
        />
        <p id={`${id}-late`} className="jp-GlobusInvalid" role="status">
          {late}
        </p>
      </div>
      {error && !isPending && <FailureView failure={failureOf(error)} />}
      <div className="jp-GlobusTaskEdit-buttons">
        <button
          type="submit"
          className="jp-GlobusButton jp-mod-accept"
          aria-disabled={isPending}
        >
          {isPending ? trans.__('Saving …') : trans.__('Save')}
        </button>
        <Button
          aria-disabled={isPending}
          onClick={() => !isPending && onDone(false)}
        >
          {trans.__('Cancel')}
        </Button>
      </div>
    </form>
  );
}
