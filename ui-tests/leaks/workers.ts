import type { Browser } from '@playwright/test';

/** What has to be asked so that it tells what was said before, too. */
const ASKED = ['Runtime.enable', 'Log.enable'];

/**
 * What the shared workers that are there have written to their consoles, which
 * Playwright does not tell. Asked for at the end: a worker that is attached to
 * does not start again when its page is loaded again.
 */
export async function consolesOfWorkers(browser: Browser): Promise<string[]> {
  const session = await browser.newBrowserCDPSession();
  const said: string[] = [];
  const { targetInfos } = await session.send('Target.getTargets');
  for (const { targetId, type } of targetInfos) {
    if (type !== 'shared_worker') {
      continue;
    }
    const { sessionId } = await session.send('Target.attachToTarget', {
      targetId,
      flatten: false
    });
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, 3000);
      session.on('Target.receivedMessageFromTarget', event => {
        if (event.sessionId !== sessionId) {
          return;
        }
        if (/^\{"method":"(Runtime|Log)\./.test(event.message)) {
          said.push(event.message);
        } else if (event.message.startsWith(`{"id":${ASKED.length},`)) {
          clearTimeout(timer);
          resolve();
        }
      });
      ASKED.forEach((method, index) => {
        const message = JSON.stringify({ id: index + 1, method });
        const sent = { sessionId, message };
        void session.send('Target.sendMessageToTarget', sent);
      });
    });
  }
  await session.detach();
  return said;
}
