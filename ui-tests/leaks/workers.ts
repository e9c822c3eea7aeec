import type { Browser, CDPSession } from '@playwright/test';

/**
 * Tells of what shared workers write to their consoles, which Playwright does
 * not: asked for later, it comes from their beginning on.
 */
export class WorkerConsoles {
  private session: CDPSession | null = null;

  constructor(private readonly tell: (text: string) => void) {}

  async start(browser: Browser): Promise<void> {
    const session = await browser.newBrowserCDPSession();
    this.session = session;
    session.on('Target.targetCreated', ({ targetInfo }) => {
      if (targetInfo.type === 'shared_worker') {
        // It may be gone again.
        void attach(session, targetInfo.targetId).catch(() => undefined);
      }
    });
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      if (/^\{"method":"(Runtime|Log)\./.test(message)) {
        this.tell(message);
      }
    });
    await session.send('Target.setDiscoverTargets', { discover: true });
  }

  async stop(): Promise<void> {
    await this.session?.detach().catch(() => undefined);
  }
}

async function attach(session: CDPSession, targetId: string): Promise<void> {
  const { sessionId } = await session.send('Target.attachToTarget', {
    targetId,
    flatten: false
  });
  for (const [id, method] of ['Runtime.enable', 'Log.enable'].entries()) {
    const message = JSON.stringify({ id: id + 1, method });
    await session.send('Target.sendMessageToTarget', { sessionId, message });
  }
}
