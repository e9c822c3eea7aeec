import type { ReactNode } from 'react';
import type { Failure } from '../../engine/contract';
import { explain } from '../../operations/explain';
import { usePanel } from './context';
import { warningIcon } from './icons';
import { safeLines, safeText } from './safeText';

/** What went wrong, what to do, and for those who ask, the service's words. */
export function FailureView(props: {
  failure: Failure;
  /** What to add to the advice. */
  advice?: string;
  /** Buttons that do what the advice says. */
  children?: ReactNode;
}): JSX.Element {
  const { trans } = usePanel();
  const { failure } = props;
  const { what, advice } = explain(failure, trans);
  return (
    <div className="jp-GlobusFailure" role="alert">
      <warningIcon.react
        tag="span"
        className="jp-GlobusFailure-icon"
        aria-hidden="true"
      />
      <div className="jp-GlobusFailure-text">
        <p className="jp-GlobusFailure-what">{safeLines(what)}</p>
        {advice !== '' && <p>{advice}</p>}
        {props.advice !== undefined && <p>{props.advice}</p>}
        {props.children !== undefined && (
          <div className="jp-GlobusButtons">{props.children}</div>
        )}
        <details className="jp-GlobusDetails">
          <summary>{trans.__('Details')}</summary>
          <p>{safeLines(failure.message)}</p>
          <dl>
            <dt>{trans.__('Code')}</dt>
            <dd>{safeText(failure.code)}</dd>
            {failure.requestId !== null && (
              <>
                <dt>{trans.__('Request')}</dt>
                <dd>{safeText(failure.requestId)}</dd>
              </>
            )}
          </dl>
        </details>
      </div>
    </div>
  );
}
