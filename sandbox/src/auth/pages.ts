import { html } from 'hono/html';
import { page } from '../http/page.js';
import type { Html } from '../http/page.js';
import type { Identity } from '../identities.js';
import { signedIn } from './request.js';
import type { AuthorizeRequest, SessionRequest } from './request.js';
import type { ScopeRequest } from './scopeParser.js';
import {
  AUTH_SERVER,
  TRANSFER_SCOPE,
  TRANSFER_SERVER,
  VIEW_IDENTITIES,
  VIEW_IDENTITY_SET,
  dataAccessCollection
} from './scopes.js';

// In the words of the real consent page, shortened.
const MEANING: Readonly<Record<string, string>> = {
  openid: 'Know who you are in Globus.',
  profile: 'View your name, username and organization.',
  email: 'View your email address.',
  [VIEW_IDENTITIES]: 'View identities by id and username.',
  [VIEW_IDENTITY_SET]: 'View the identities that are linked to yours.',
  [TRANSFER_SCOPE]:
    'Transfer files: list, move and manage data in your name with Globus Transfer.',
  'urn:globus:auth:scope:groups.api.globus.org:all':
    'View and manage your Globus Groups.',
  'urn:globus:auth:scope:search.api.globus.org:all': 'Use Globus Search.',
  'https://auth.globus.org/scopes/524230d7-ea86-4a52-8312-86065a9e0417/timer':
    'View and manage your Globus Timers.',
  'https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/all':
    'View and manage your Globus Flows.'
};

/** What the app wants to know afresh. */
function askedAnew({ domains, identities, mfa }: SessionRequest): string {
  const who =
    identities.length > 0
      ? ` as ${identities.join(' and ')}`
      : domains.length > 0
        ? ` with an identity of ${domains.map(any => any.join(' or ')).join(', and of ')}`
        : '';
  return `It asks you to sign in again${who}${mfa ? ', with a second factor' : ''}.`;
}

/** What a scope allows, and what is called by way of it. */
function scopeItem({ dependencies, scope }: ScopeRequest): Html {
  // Collections have a list of their own.
  const below = dependencies.filter(d => !dataAccessCollection(d.scope));
  return html`<li>
    ${MEANING[scope] ?? scope}
    ${
      below.length > 0
        ? html`<ul>
            ${below.map(scopeItem)}
          </ul>`
        : ''
    }
  </li>`;
}

/** Who, which app, what it asks; Allow and Deny. */
export function consentPage(
  request: AuthorizeRequest,
  identities: readonly Identity[],
  query: string
): Html {
  const { client, dataAccess, grantName, requests, session } = request;
  const first = identities.find(i => signedIn(identities, session, i));
  const choices = identities.map(
    i =>
      html`<option value="${i.username}" ${i === first ? 'selected' : ''}>
        ${i.name} (${i.username})
      </option>`
  );
  const asked = requests.map(scopeItem);
  const opened = dataAccess.map(c => html`<li>${c.displayName}</li>`);
  return page(
    `${client.name} would like to`,
    html`
      ${session.message ? html`<p role="note">${session.message}</p>` : ''}
      ${session.anew ? html`<p role="note">${askedAnew(session)}</p>` : ''}
      <ul>
        ${asked}
        ${request.offline ? html`<li>Keep this access while you are away, until you take it back.</li>` : ''}
      </ul>
      ${
        dataAccess.length > 0
          ? html`<h2>With the data on these collections</h2>
              <ul>
                ${opened}
              </ul>`
          : ''
      }
      ${
        grantName
          ? html`<p class="quiet">This grant is called “${grantName}”.</p>`
          : ''
      }
      <form method="post" action="?${query}">
        <label for="identity">Sign in as</label>
        <select id="identity" name="identity" autocomplete="off">
          ${choices}
        </select>
        <div class="actions">
          <button class="act" name="decision" value="allow">Allow</button>
          <button name="decision" value="deny">Deny</button>
        </div>
      </form>
      <p class="quiet">
        App ${client.id}, for ${AUTH_SERVER} and ${TRANSFER_SERVER} as the
        sandbox plays them.
      </p>
    `
  );
}

/** The code, to copy into the app. */
export function codePage(code: string): Html {
  return page(
    'Your authorization code',
    html`
      <p>Copy this code, go back to the app that asked, and paste it there.</p>
      <code
        id="auth-code"
        tabindex="0"
        aria-label="Authorization code"
        role="textbox"
        aria-readonly="true"
        >${code}</code
      >
      <p class="quiet">It works once, within ten minutes.</p>
    `
  );
}

/** The person said no. */
export function deniedPage(): Html {
  return page(
    'Access denied',
    html`<p>
      You did not allow it, so the app got no code. You can close this page.
    </p>`
  );
}

/** A link that can't be followed, and why. */
export function errorPage(reason: string): Html {
  return page(
    'This sign-in link does not work',
    html`<p role="alert">${reason}</p>
      <p class="quiet">Go back to the app and ask it for a new link.</p>`
  );
}
