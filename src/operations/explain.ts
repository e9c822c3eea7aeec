import type { Failure, FailureKind } from '../engine/contract';

/** The part of JupyterLab's translation bundle that is needed here. */
export interface Translate {
  __(text: string, ...values: unknown[]): string;
}

/** A failure in the words of people. */
export interface Explanation {
  /** What happened. */
  what: string;
  /** What to do; empty where the words of the service say it. */
  advice: string;
}

/**
 * Says what happened and what to do. The service's own words are shown where
 * we have none; they are text, never HTML.
 */
export function explain(failure: Failure, trans: Translate): Explanation {
  const { what, advice } = explainCause(failure, trans);
  return failure.unanswered
    ? {
        what,
        advice: `${advice} ${
          failure.unanswered === 'stored'
            ? trans.__(
                'It isn’t known whether Globus got this. Trying again is safe: the same is made once at most.'
              )
            : trans.__(
                'It isn’t known whether Globus got this. Trying again is safe until this page is loaded anew, as this browser stores nothing for it: the same is made once at most.'
              )
        }`.trim()
      }
    : { what, advice };
}

function explainCause(failure: Failure, trans: Translate): Explanation {
  switch (failure.code) {
    case 'EndpointNotFound':
      return {
        what: trans.__('Globus shows you no collection with this id.'),
        advice: trans.__('Check the id, or ask its owner to share it with you.')
      };
    case 'TaskNotFound':
      return {
        what: trans.__('You have no task with this id.'),
        advice: trans.__('Look for it under Tasks, or with %globus task list.')
      };
    case 'BookmarkNotFound':
      return {
        what: trans.__('You have no bookmark with this id.'),
        advice: trans.__('Look for it with %globus bookmark list.')
      };
    case 'TimerNotFound':
      return {
        what: trans.__('You have no timer with this id.'),
        advice: trans.__('Look for it under Tasks.')
      };
  }
  if (failure.kind === 'blocked') {
    return {
      what: trans.__(
        'The content security policy of this Jupyter server keeps the browser from reaching Globus.'
      ),
      advice: trans.__(
        'Ask its administrator to allow under connect-src, for the extension’s files too: %1.',
        failure.origins?.join(' ')
      )
    };
  }
  if (failure.tasks) {
    return {
      what: [
        trans.__('A task of the same paths is still running.'),
        ...failure.tasks
      ].join(' '),
      advice: trans.__('See it under Tasks; wait for it or cancel it.')
    };
  }
  return (
    explanations(trans)[failure.kind] ?? { what: failure.message, advice: '' }
  );
}

function explanations(
  trans: Translate
): Partial<Record<FailureKind, Explanation>> {
  return {
    'consent-required': {
      what: trans.__('This collection asks for your consent first.'),
      advice: trans.__(
        'Give consent on the Globus site and paste the code that it shows.'
      )
    },
    'session-required': {
      what: trans.__('This collection asks you to sign in again.'),
      advice: trans.__(
        'Sign in on the Globus site as it asks and paste the code.'
      )
    },
    'signed-out': {
      what: trans.__('You are not signed in to Globus.'),
      advice: trans.__('Open the Globus panel and sign in.')
    },
    'code-refused': {
      what: trans.__(
        'Globus did not take this code: it is wrong, was used before, or is older than ten minutes.'
      ),
      advice: trans.__('Open Globus again and paste the new code.')
    },
    'client-unknown': {
      what: trans.__(
        'Globus does not know the client id that is set for this extension.'
      ),
      advice: trans.__('Check the client id in Settings, under Globus.')
    },
    'not-found': {
      what: trans.__('There is nothing at this path.'),
      advice: trans.__('Check the path, or go up to the folder above.')
    },
    'not-permitted': {
      what: trans.__('You have no permission for this.'),
      advice: trans.__(
        'Choose another place, or ask the owner of the collection.'
      )
    },
    'not-a-folder': {
      what: trans.__('This is a file, not a folder.'),
      advice: trans.__('Open the folder that holds it.')
    },
    'not-a-collection': {
      what: trans.__('This is an endpoint, which holds no files by itself.'),
      advice: trans.__('Choose one of its collections.')
    },
    'collection-offline': {
      what: trans.__('Globus can’t reach this collection now.'),
      advice: trans.__(
        'If it is yours, start Globus Connect Personal there; otherwise try again later.'
      )
    },
    'too-large': {
      what: trans.__('This folder has too many entries to list.'),
      advice: trans.__('Type the path of a folder inside it.')
    },
    busy: {
      what: trans.__('Globus got too many requests.'),
      advice: trans.__('Wait a minute and try again.')
    },
    'service-down': {
      what: trans.__('Globus does not answer as it should.'),
      advice: trans.__('Try again in a few minutes.')
    },
    'no-connection': {
      what: trans.__('This browser can’t reach Globus.'),
      advice: trans.__('Check the network and try again.')
    },
    declined: {
      what: trans.__('You did not allow this.'),
      advice: trans.__('Nothing was sent.')
    }
  };
}
