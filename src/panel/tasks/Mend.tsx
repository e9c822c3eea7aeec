import type { TaskDocument } from '../../engine/contract';
import { usePanel } from '../common/context';
import { FailureView } from '../common/Failure';
import { useKeepFocus } from '../common/useKeepFocus';
import { waitsFor } from './line';
import { useMend } from './useMend';

/** The button that gives a waiting task what it waits for, where a person can. */
export function Mend(props: { task: TaskDocument }): JSX.Element | null {
  const { trans } = usePanel();
  const { mend, mending, mended, failure } = useMend(props.task);
  const own = useKeepFocus<HTMLButtonElement>();
  const wanted = waitsFor(props.task);
  if (wanted === null || wanted === 'administrator') {
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
        {wanted === 'consent'
          ? trans.__('Give consent')
          : wanted === 'sign-in'
            ? trans.__('Sign in again')
            : trans.__('Let it go on')}
      </button>
      <span role="status">
        {mended &&
          ` ${trans.__('Both collections let you in. The task goes on once Globus has noticed.')}`}
      </span>
      {failure && <FailureView failure={failure} />}
    </>
  );
}
