import type { SentTask } from '../taskTypes';
import type { Hearer } from '../telling';
import { tellOne } from '../telling';
import type { WatchedTask } from '../troubles';

const TASK = { task_id: 't' } as WatchedTask;
const SENT = {} as SentTask;

/** A page; `said` has what it was told, and whether as unseen. */
function page(more: Partial<Hearer> = {}, says = true) {
  const said: boolean[] = [];
  return {
    hears: true,
    visible: false,
    listens: false,
    hasSent: () => false,
    ...more,
    said,
    tellNews: async (_task: WatchedTask, _sent: SentTask, unseen: boolean) => {
      said.push(unseen);
      return says;
    }
  };
}
const tell = (...pages: Hearer[]) => tellOne(() => pages, TASK, SENT);
const sender = { hasSent: () => true };

describe('tellOne', () => {
  it('tells the page that sent it, while it can be seen', async () => {
    const other = page({ visible: true });
    const own = page({ ...sender, visible: true });
    expect(await tell(other, own)).toBe(true);
    expect([other.said, own.said]).toEqual([[], [false]]);
  });

  it('rather tells another that can be seen than the hidden one that sent it', async () => {
    const own = page(sender);
    const other = page({ visible: true });
    await tell(own, other);
    expect([own.said, other.said]).toEqual([[], [false]]);
  });

  it('says that none can be seen, to one that may tell by the browser', async () => {
    const own = page(sender);
    const other = page({ listens: true });
    await tell(own, other);
    expect([own.said, other.said]).toEqual([[], [true]]);
  });

  it('tells the next one where a page leaves before it has said it', async () => {
    const leaving = page({ ...sender, visible: true }, false);
    const other = page();
    expect(await tell(leaving, other)).toBe(true);
    expect([leaving.said, other.said]).toEqual([[false], [false]]);
  });

  it('tells nobody where none listens', async () => {
    const deaf = page({ hears: false, visible: true });
    expect(await tell(deaf)).toBe(false);
    expect(await tell(page({}, false))).toBe(false);
    expect(deaf.said).toEqual([]);
  });
});
