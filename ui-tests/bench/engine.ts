import type { Browser, CDPSession } from '@playwright/test';

interface IReply {
  id?: number;
  result?: unknown;
  error?: { message: string };
}

/** The worker that our engine runs in, as DevTools see it. */
export class EngineTarget {
  private last = 0;
  private readonly waiting = new Map<number, (reply: IReply) => void>();

  private constructor(
    private readonly session: CDPSession,
    private readonly sessionId: string
  ) {
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const reply = JSON.parse(message) as IReply;
      this.waiting.get(reply.id ?? 0)?.(reply);
    });
  }

  static async of(browser: Browser): Promise<EngineTarget> {
    const session = await browser.newBrowserCDPSession();
    const { targetInfos } = await session.send('Target.getTargets');
    const found = targetInfos.find(
      ({ type, url }) => type === 'shared_worker' && url.includes('globus')
    );
    if (!found) {
      throw new Error('There is no shared worker of ours.');
    }
    const { sessionId } = await session.send('Target.attachToTarget', {
      targetId: found.targetId,
      flatten: false
    });
    return new EngineTarget(session, sessionId);
  }

  /** When the last byte of its last listing came, in milliseconds since the epoch. */
  async lastByte(): Promise<number> {
    const { result } = (await this.send('Runtime.evaluate', {
      returnByValue: true,
      expression: `performance.timeOrigin + Math.max(
        ...performance.getEntriesByType('resource')
          .filter(({ name }) => name.includes('/ls?'))
          .map(({ responseEnd }) => responseEnd))`
    })) as { result: { value: number } };
    // There is room for 250 of them.
    await this.send('Runtime.evaluate', {
      expression: 'performance.clearResourceTimings()'
    });
    return result.value;
  }

  /** What it holds after its garbage is collected, in megabytes. */
  heap(): Promise<number> {
    return heapOf((method, params) => this.send(method, params));
  }

  private async send(method: string, params: object = {}): Promise<unknown> {
    const id = ++this.last;
    const replied = new Promise<IReply>(resolve =>
      this.waiting.set(id, resolve)
    );
    await this.session.send('Target.sendMessageToTarget', {
      sessionId: this.sessionId,
      message: JSON.stringify({ id, method, params })
    });
    const { result, error } = await replied;
    this.waiting.delete(id);
    if (error) {
      throw new Error(`${method}: ${error.message}`);
    }
    return result;
  }
}

/**
 * What a page or worker holds after its garbage is collected, the contents of
 * typed arrays with it, in megabytes.
 */
export async function heapOf(
  send: (method: string, params?: object) => Promise<unknown>
): Promise<number> {
  await send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = (await send(
    'Runtime.getHeapUsage'
  )) as { usedSize: number; backingStorageSize?: number };
  return (usedSize + backingStorageSize) / 1e6;
}
