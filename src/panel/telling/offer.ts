import { Notification } from '@jupyterlab/apputils';
import type { Translate } from '../../operations/explain';
import type { PanelServices } from '../services';
import type { Barrier } from './inBrowser';
import { askBrowser, barrier } from './inBrowser';

/** Why the browser shows no notifications of ours; null where it would. */
export function barrierText(why: Barrier, trans: Translate): string | null {
  switch (why) {
    case 'missing':
      return trans.__(
        'Browsers have notifications only on HTTPS and on this computer.'
      );
    case 'refused':
      return trans.__(
        'This browser refuses notifications from here; its settings for this site can allow them.'
      );
    default:
      return null;
  }
}

/**
 * Where the setting is on and the browser has not been asked, offers to ask
 * it: browsers do so for a click alone. To be called once a page.
 */
export function offerNotifications(services: PanelServices): void {
  const { trans, choiceChanged } = services;
  let wasOn = services.notifies();
  const offer = () => {
    Notification.info(
      trans.__('Globus may notify you once this browser allows it.'),
      {
        autoClose: false,
        actions: [
          {
            label: trans.__('Ask the browser'),
            callback: () => void askBrowser().then(tell)
          }
        ]
      }
    );
  };
  const tell = (why: Barrier) => {
    const text = barrierText(why, trans);
    if (text !== null) {
      Notification.warning(text, { autoClose: 8000 });
    }
  };
  if (wasOn && barrier() === 'unasked') {
    offer();
  }
  choiceChanged.connect(() => {
    const isOn = services.notifies();
    if (isOn && !wasOn) {
      const why = barrier();
      if (why === 'unasked') {
        offer();
      } else {
        tell(why);
      }
    }
    wasOn = isOn;
  });
}
