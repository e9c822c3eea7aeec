import type { Page } from '@playwright/test';
import type { IFound, Needles } from './needles';

/** What is found in the memory that a page's scripts can reach, garbage apart. */
export async function inHeap(page: Page, needles: Needles): Promise<IFound[]> {
  const session = await page.context().newCDPSession(page);
  const found: IFound[] = [];
  let rest = '';
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    found.push(...needles.in(rest + chunk));
    // What stands across a border.
    rest = chunk.slice(-200);
  });
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', {
    reportProgress: false
  });
  await session.detach();
  return found;
}
