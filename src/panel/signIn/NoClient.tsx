import { usePanel } from '../common/context';

const DEVELOPERS = 'app.globus.org/settings/developers';
const REDIRECT = 'https://auth.globus.org/v2/web/auth-code';

/** How to get the client id that is missing, in the words of Globus' site. */
export function NoClient(): JSX.Element {
  const { services, trans } = usePanel();
  return (
    <div className="jp-GlobusNoClient">
      <p>
        {trans.__(
          'One thing is missing: the id of an app registered with Globus. It is done once, for you or by whoever runs this server.'
        )}
      </p>
      <ol>
        <li>
          {trans.__('Open ')}
          <a
            href={`https://${DEVELOPERS}`}
            target="_blank"
            rel="noopener noreferrer"
          >
            {DEVELOPERS}
          </a>
        </li>
        <li>
          {trans.__(
            'Choose “Register a thick client or script that will be installed and run by users on their devices”.'
          )}
        </li>
        <li>
          {trans.__('As redirect, enter ')}
          <code>{REDIRECT}</code>
        </li>
        <li>
          {trans.__(
            'Copy the “Client UUID” and paste it into the settings, as client id.'
          )}
        </li>
      </ol>
      <button
        type="button"
        className="jp-GlobusButton jp-mod-accept"
        onClick={() => services.openSettings()}
      >
        {trans.__('Open settings')}
      </button>
    </div>
  );
}
