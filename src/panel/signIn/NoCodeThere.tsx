import { usePanel } from '../common/context';
import { safeText } from '../common/safeText';
import { useChoice } from './useChoice';

/** What Globus itself shows of a wrong client id or scope: nothing of it comes here. */
export function NoCodeThere(props: { scopes: string[] }): JSX.Element | null {
  const { services, trans } = usePanel();
  const choice = useChoice();
  return (
    choice && (
      <details className="jp-GlobusDetails">
        <summary>{trans.__('Globus shows an error?')}</summary>
        <p>
          {trans.__(
            'If it does not know the client or the redirect, the client id %1 is wrong, or belongs to another service or kind of app.',
            safeText(choice.clientId)
          )}
        </p>
        {props.scopes.length > 0 && (
          <p>
            {trans.__(
              'If it does not know a scope, it is one of those in the settings: %1.',
              props.scopes.map(safeText).join(', ')
            )}
          </p>
        )}
        <button
          type="button"
          className="jp-GlobusLink"
          onClick={() => services.openSettings()}
        >
          {trans.__('Open settings')}
        </button>
      </details>
    )
  );
}
