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
  const targets = async () =>
    (await session.send('Target.getTargets')).targetInfos;
  /** A worker may end with its last page meanwhile. @throws What else fails. */
  const unlessGone = async (targetId: string, error: unknown) => {
    if ((await targets()).some(target => target.targetId === targetId)) {
      throw error;
    }
    return null;
  };
  for (const { targetId, type } of await targets()) {
    if (type !== 'shared_worker') {
      continue;
    }
    const attached = await session
      .send('Target.attachToTarget', { targetId, flatten: false })
      .catch(error => unlessGone(targetId, error));
    if (!attached) {
      continue;
    }
    const { sessionId } = attached;
    await new Promise<void>((resolve, reject) => {
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
        session
          .send('Target.sendMessageToTarget', sent)
          .catch(error => unlessGone(targetId, error).then(() => resolve()))
          .catch(reject);
      });
    });
  }
  await session.detach();
  return said;
}
