import { COLLECTIONS } from '../../collections.js';
import { limited, onlyKnown, ordering, wholeNumber } from '../parameters.js';
import { Served, submitted, transfer } from './served.js';

describe('wholeNumber', () => {
  it.each([
    ['', 7],
    ['n=', 7],
    ['n=0', 0],
    ['n=100', 100]
  ])('reads %j', (query, value) => {
    expect(wholeNumber(new URLSearchParams(query), 'n', 7, 100)).toBe(value);
  });

  it.each(['n=-1', 'n=101', 'n=1e1', 'n=x', 'n=1.5'])('refuses %j', query => {
    expect(() => wholeNumber(new URLSearchParams(query), 'n', 7, 100)).toThrow(
      'ClientError.BadRequest'
    );
  });
});

describe('ordering', () => {
  const fields = {
    a: (x: readonly number[]) => x[0] ?? 0,
    b: (x: readonly number[]) => x[1] ?? 0
  };

  it('sorts by one field, then the next', () => {
    const rows = [
      [1, 1],
      [2, 1],
      [1, 2]
    ];
    expect(rows.sort(ordering('a DESC, b', fields))).toEqual([
      [2, 1],
      [1, 1],
      [1, 2]
    ]);
  });

  it.each(['c', 'a UP', 'constructor', 'a,'])('refuses %j', orderby => {
    expect(() => ordering(orderby, fields)).toThrow('Invalid orderby');
  });
});

describe('onlyKnown', () => {
  it('is loud about what it does not know', () => {
    const query = new URLSearchParams('path=/&local_user=root');
    expect(() => onlyKnown(query, ['path'])).toThrow('local_user');
  });
});

describe('limited', () => {
  it('leaves the fields that are asked for, or all', () => {
    const query = new URLSearchParams('fields=a,c,d');
    expect(limited(query)({ a: 1, b: 2, c: null })).toEqual({ a: 1, c: null });
    expect(limited(new URLSearchParams())({ a: 1 })).toEqual({ a: 1 });
  });
});

describe('a parameter that nobody knows', () => {
  it('is refused on every route of Transfer', async () => {
    const served = await Served.make();
    const ada = await served.person();
    const task = await submitted(ada, transfer({ '/~/.profile': '/~/p' }));
    const basis = { name: 'a', endpoint_id: COLLECTIONS[0]!.id, path: '/' };
    const { body: bookmark } = await ada('POST', 'bookmark', basis);
    const endpoint = `endpoint/${COLLECTIONS[0]!.id}`;
    for (const [method, route] of [
      ['GET', endpoint],
      ['GET', `${endpoint}/my_shared_endpoint_list`],
      ['GET', `${endpoint}/my_effective_pause_rule_list`],
      ['GET', 'endpoint_search'],
      ['GET', `operation/${endpoint}/ls`],
      ['GET', `operation/${endpoint}/stat`],
      ['POST', `operation/${endpoint}/mkdir`],
      ['POST', `operation/${endpoint}/rename`],
      ['GET', 'submission_id'],
      ['POST', 'transfer'],
      ['POST', 'delete'],
      ['GET', 'task_list'],
      ['GET', `task/${task}`],
      ['PUT', `task/${task}`],
      ['POST', `task/${task}/cancel`],
      ['POST', `task/${task}/remove`],
      ['GET', `task/${task}/event_list`],
      ['GET', `task/${task}/pause_info`],
      ['GET', `task/${task}/successful_transfers`],
      ['GET', `task/${task}/skipped_errors`],
      ['GET', 'bookmark_list'],
      ['POST', 'bookmark'],
      ['GET', `bookmark/${bookmark.id}`],
      ['PUT', `bookmark/${bookmark.id}`],
      ['DELETE', `bookmark/${bookmark.id}`]
    ] as const) {
      const json = method.startsWith('P') ? {} : undefined;
      const answer = await ada(method, `${route}?made_up=1`, json);
      expect([route, answer.status]).toEqual([route, 501]);
    }
    const link = await ada('GET', `task/${task}?format=json&fields=status`);
    expect(link.body).toEqual({ status: 'SUCCEEDED' });
    const short = await ada('GET', `${endpoint}?fields=display_name`);
    expect(Object.keys(short.body)).toEqual(['display_name']);
    const found = await ada(
      'GET',
      'endpoint_search?filter_fulltext=tutorial&fields=id'
    );
    expect(found.body.DATA).toEqual([
      { id: COLLECTIONS[0]!.id },
      { id: COLLECTIONS[1]!.id }
    ]);
    await served.sandbox.close();
  });
});
