import type { TaskDocument } from '../../../engine/contract';
import { usePanel } from '../../common/context';
import { FailureView } from '../../common/Failure';
import { useKeepFocus } from '../../common/useKeepFocus';
import { mendedText, mendLabel } from './mend';
import { useMend } from './useMend';

/** The button that gives a waiting task what it waits for, where a person can. */
export function Mend(props: { task: TaskDocument }): JSX.Element | null {
  const { trans } = usePanel();
  const { mend, mending, mended, failure } = useMend(props.task);
  const own = useKeepFocus<HTMLButtonElement>();
  const label = mendLabel(props.task, trans);
  if (label === null) {
    return null;
  }
  return (
    <>
      <button
        ref={own}
        type="button"
        className="jp-GlobusLink"
        // A disabled button would lose the keyboard.
        aria-disabled={mending}
        onClick={() => !mending && mend()}
      >
        {label}
      </button>
      <span role="status">{mended && ` ${mendedText(trans)}`}</span>
      {failure && <FailureView failure={failure} />}
    </>
  );
}
