import type { UnansweredSubmission } from '../../../engine/contract';
import { Button } from '../../common/Button';
import { usePanel } from '../../common/context';
import { formatMoment } from '../../common/format';
import { warningIcon } from '../../common/icons';
import { useCollectionNames } from '../../common/useCollection';
import { useKeepFocus } from '../../common/useKeepFocus';
import { describeUnanswered, forget, sendAgain } from './resend';

/** What Globus gave no answer to, above what is known. */
export function Unanswered(props: {
  unanswered: readonly UnansweredSubmission[];
  now: number;
}): JSX.Element {
  const { trans } = usePanel();
  return (
    <div tabIndex={-1}>
      {props.unanswered.length > 0 && (
        <ul
          className="jp-GlobusTasks-list"
          aria-label={trans.__('Not known to have arrived')}
        >
          {props.unanswered.map(one => (
            <Row key={one.key} submission={one} now={props.now} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Row(props: {
  submission: UnansweredSubmission;
  now: number;
}): JSX.Element {
  const parts = usePanel();
  const { services, trans } = parts;
  const { submission, now } = props;
  const { at, destination, hasDocument, source } = submission;
  const { what, advice } = describeUnanswered(submission, trans);
  const names = useCollectionNames(
    [source, destination].filter(id => id !== null)
  );
  // While it is sent it is none of these, and comes back if that fails.
  const own = useKeepFocus<HTMLLIElement>();
  return (
    <li ref={own} className="jp-GlobusFailure">
      <warningIcon.react
        tag="span"
        className="jp-GlobusFailure-icon"
        aria-hidden="true"
      />
      <div className="jp-GlobusFailure-text">
        <p className="jp-GlobusFailure-what">{what}</p>
        <p>
          {[names.join(' → '), formatMoment(at, now, trans)]
            .filter(part => part !== '')
            .join(' · ')}
        </p>
        {advice !== '' && <p>{advice}</p>}
        <div className="jp-GlobusButtons">
          {hasDocument && (
            <Button onClick={() => void sendAgain(parts, submission)}>
              {trans.__('Send (made once at most)')}
            </Button>
          )}
          <Button onClick={() => void forget(services, submission)}>
            {trans.__('Forget')}
          </Button>
        </div>
      </div>
    </li>
  );
}
