import { Hono } from 'hono';
import { Clock } from '../../clock.js';
import { ServiceError } from '../../errors.js';
import { NamedFaults } from '../../namedFaults.js';
import { outage } from '../outage.js';

let faults: NamedFaults;
let app: Hono;

beforeEach(() => {
  faults = new NamedFaults(new Clock());
  app = new Hono();
  app.use(outage(faults));
  app.all('*', context => context.text('fine'));
  app.onError((error, context) =>
    error instanceof ServiceError
      ? context.json(error.document, error.status as 503)
      : context.text('failed', 500)
  );
});

const status = async (path: string, method = 'GET'): Promise<number> =>
  (await app.request(path, { method })).status;

describe('outage', () => {
  it.each([
    ['maintenance', 503, 200],
    ['rate-limited', 429, 200],
    ['auth-unavailable', 200, 503],
    ['bad-gateway', 502, 502]
  ] as const)('%s is of one service, or both', async (name, transfer, auth) => {
    faults.add({ name });
    expect(await status('/v0.10/task_list')).toBe(transfer);
    expect(await status('/v2/oauth2/token', 'POST')).toBe(auth);
    expect(await status('/v0.10/task_list', 'OPTIONS')).toBe(200);
    expect(await status('/_sandbox/reset')).toBe(200);
  });

  it('says when to come again, and counts how often it was asked', async () => {
    faults.add({ name: 'rate-limited', times: 1, route: '/v0.10/task' });
    expect(await status('/v0.10/endpoint_search')).toBe(200);
    const answer = await app.request('/v0.10/task_list');
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(await status('/v0.10/task_list')).toBe(200);
  });

  it('has no JSON where a proxy answers', async () => {
    faults.add({ name: 'bad-gateway' });
    const answer = await app.request('/v0.10/task_list');
    expect(answer.headers.get('content-type')).toContain('text/html');
  });
});
