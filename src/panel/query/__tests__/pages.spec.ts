import { QueryClient } from '../client';
import { inPages, onePageMore } from '../pages';

describe('what comes page by page', () => {
  /** Pages of two up to a last number. */
  const options = (last: number) => ({
    queryKey: ['numbers'],
    queryFn: jest.fn(async ({ pageParam: from }: { pageParam: number }) => ({
      numbers: [from, from + 1].filter(number => number <= last),
      next: from + 2 <= last ? from + 2 : null
    })),
    initialPageParam: 0,
    getNextPageParam: (page: { next: number | null }) => page.next
  });

  it('begins with the first page', async () => {
    const { pages } = await new QueryClient().infiniteQuery(options(9));
    expect(pages).toEqual([{ numbers: [0, 1], next: 2 }]);
  });

  it('grows by one page until there is none', async () => {
    const asked = options(3);
    const query = new QueryClient().find(inPages(asked));
    expect(onePageMore(asked, query.get().data)).toBeNull();
    await query.fetch();
    await query.fetch(onePageMore(asked, query.get().data)!);
    expect(query.get().data?.pages.map(page => page.numbers)).toEqual([
      [0, 1],
      [2, 3]
    ]);
    expect(onePageMore(asked, query.get().data)).toBeNull();
  });

  it('keeps the pages that there are when the next one fails', async () => {
    const asked = options(9);
    const query = new QueryClient().find(inPages(asked));
    await query.fetch();
    asked.queryFn.mockRejectedValueOnce(new Error('No.'));
    await query
      .fetch(onePageMore(asked, query.get().data)!)
      .catch(() => undefined);
    expect(query.get().data?.pages).toHaveLength(1);
    expect(query.get().error?.message).toBe('No.');
  });

  it('asks again for as many pages as there were and still are', async () => {
    const client = new QueryClient();
    const asked = options(9);
    const query = client.find(inPages(asked));
    await query.fetch();
    await query.fetch(onePageMore(asked, query.get().data)!);
    await query.fetch(onePageMore(asked, query.get().data)!);
    const fewer = options(3);
    const { pages } = await client.infiniteQuery(fewer);
    expect(pages.map(page => page.numbers)).toEqual([
      [0, 1],
      [2, 3]
    ]);
    expect(fewer.queryFn).toHaveBeenCalledTimes(2);
  });
});
