import { Notification } from '@jupyterlab/apputils';
import type { EngineApi } from '../engine/contract';
import { failureOf } from '../engine/contract';
import { Grants } from '../kernel/grants';
import type { Translate } from '../operations/explain';
import { explain } from '../operations/explain';
import { safeText } from '../operations/safeText';

/**
 * What notebooks of this page are allowed. Who may have no token any more has
 * his revoked; where that fails, the person is told.
 */
export function makeGrants(
  engine: Pick<EngineApi, 'takeTokensBack'>,
  trans: Translate
): Grants {
  return new Grants((holder, notebook) => {
    engine.takeTokensBack(holder).catch((error: unknown) => {
      const { what } = explain(failureOf(error), trans);
      Notification.error(
        trans.__(
          'The access token of %1 could not be revoked: %2 It lapses by itself within 48 hours; signing out tries again.',
          safeText(notebook),
          what
        ),
        { autoClose: false }
      );
    });
  });
}
