import type { EngineApi, TaskDocument } from '../../../../engine/contract';
import { QueryClient } from '../../../query/client';
import { inPages, onePageMore } from '../../../query/pages';
import { markOf, pathPages, pathTable } from '../paths';

const TASK = {
  task_id: 'id',
  status: 'ACTIVE',
  files_transferred: 5,
  files_skipped: 0
} as TaskDocument;

const file = (n: number) => ({
  source_path: `/f${n}`,
  destination_path: null,
  size: n,
  checksum: null,
  checksum_algorithm: null
});

/** Three pages of two files, with a marker as text as the service may. */
function setUp() {
  const sentFiles = jest.fn(async (_id: string, marker: number | null) => ({
    DATA: [file(marker ?? 0), file((marker ?? 0) + 1)],
    next_marker: marker === 4 ? null : (`${(marker ?? 0) + 2}` as const)
  }));
  return { sentFiles, engine: { sentFiles } as unknown as EngineApi };
}

it('keeps the pages that were shown while the task goes on', async () => {
  const { engine, sentFiles } = setUp();
  const queries = new QueryClient();
  const first = pathPages(engine, TASK, 'sent');
  const query = queries.find(inPages(first));
  await query.fetch();
  await query.fetch(onePageMore(first, query.get().data)!);

  const later = { ...TASK, files_transferred: 9 };
  const now = queries.find(inPages(pathPages(engine, later, 'sent')));
  const { data } = now.get();
  expect(data?.pages).toHaveLength(2);
  expect(now.isFresh(Infinity)).toBe(true);
  expect(sentFiles.mock.calls).toEqual([
    ['id', null],
    ['id', 2]
  ]);
  expect(data!.pages.at(-1)!.mark).toBe(markOf(TASK));
});

it.each([{ files_transferred: 6 }, { files_skipped: 1 }, { status: 'FAILED' }])(
  'takes the list for old where the task says %j',
  more => {
    expect(markOf({ ...TASK, ...more } as TaskDocument)).not.toBe(markOf(TASK));
  }
);

describe('the table of all paths', () => {
  const go = new AbortController().signal;

  it('has every page, and says how far it is', async () => {
    const { engine } = setUp();
    const counts: number[] = [];
    const count = (n: number) => counts.push(n);
    const table = await pathTable(engine, 'id', 'sent', count, go);
    expect(counts).toEqual([2, 4, 6]);
    const text = Buffer.from(await table!.arrayBuffer()).toString();
    expect(text).toMatch(/^\ufeff"source_path",.*"\r\n"\/f0",,0,,\r\n/);
    expect(text).toMatch(/"\/f5",,5,,\r\n$/);
    expect(table!.type).toBe('text/csv');
  });

  it('is not read on once it is stopped, as by a tab that closes', async () => {
    const { engine, sentFiles } = setUp();
    const ender = new AbortController();
    const counts: number[] = [];
    const reading = pathTable(
      engine,
      'id',
      'sent',
      n => counts.push(n),
      ender.signal
    );
    ender.abort();
    expect(await reading).toBeNull();
    expect(sentFiles).toHaveBeenCalledTimes(1);
    expect(counts).toEqual([]);
  });

  it('says of what was skipped why', async () => {
    const skippedFiles = async () => ({
      DATA: [
        {
          source_path: '/x',
          destination_path: '/y',
          error_code: 'PERMISSION_DENIED',
          error_details: null,
          error_time: 'then',
          is_directory: true
        }
      ],
      next_marker: null
    });
    const engine = { skippedFiles } as unknown as EngineApi;
    const table = await pathTable(engine, 'id', 'skipped', () => {}, go);
    expect(await table!.text()).toContain(
      '"/x","/y","true","PERMISSION_DENIED",,"then"\r\n'
    );
  });
});
