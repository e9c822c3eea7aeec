/** What keeps this page from the browser's notifications; null: nothing. */
export type Barrier = 'missing' | 'refused' | 'unasked' | null;

/** Browsers have them on HTTPS and on this computer alone. */
export function barrier(): Barrier {
  if (!window.isSecureContext || !('Notification' in window)) {
    return 'missing';
  }
  const { permission } = window.Notification;
  return permission === 'granted'
    ? null
    : permission === 'denied'
      ? 'refused'
      : 'unasked';
}

/** Has the browser ask; to be called while it handles a click. */
export async function askBrowser(): Promise<Barrier> {
  if (barrier() === 'unasked') {
    await window.Notification.requestPermission();
  }
  return barrier();
}

/**
 * Shows a notification of the browser, where it lets us.
 *
 * @param tag - Names what it is about: a later one takes its place.
 * @param onClick - Called with the page in front.
 */
export function showInBrowser(
  message: string,
  tag: string,
  onClick: () => void
): void {
  if (barrier() !== null) {
    return;
  }
  let shown: Notification;
  try {
    shown = new window.Notification('Globus', { body: message, tag });
  } catch {
    // Browsers of phones have the class and can't construct it; the page's
    // own notification is there.
    return;
  }
  shown.onclick = () => {
    window.focus();
    shown.close();
    onClick();
  };
}
