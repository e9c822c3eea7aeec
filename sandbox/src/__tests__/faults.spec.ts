import { Hono } from 'hono';
import { Clock } from '../clock.js';
import { Faults } from '../faults.js';
import type { FaultRule } from '../faults.js';

let faults: Faults;
let effects: number;
let app: Hono;

beforeEach(() => {
  faults = new Faults(new Clock());
  effects = 0;
  app = new Hono();
  app.use(faults.middleware());
  app.all('*', context => {
    effects++;
    return context.text('done');
  });
});

function ask(rule: Partial<FaultRule> = {}): void {
  faults.add({ route: '/a', times: 1, status: 503, delayMs: 0, ...rule });
}

async function status(path: string, method = 'GET'): Promise<number> {
  return (await app.request(path, { method })).status;
}

it('is for so many requests of its route, without an effect', async () => {
  ask({ times: 2 });
  expect(await status('/a/b')).toBe(503);
  expect(await status('/c')).toBe(200);
  expect(await status('/a')).toBe(503);
  expect(await status('/a')).toBe(200);
  expect(effects).toBe(2);
});

it('is for one method where one is named, and for no preflight', async () => {
  ask({ method: 'POST' });
  expect(await status('/a')).toBe(200);
  expect(await status('/a', 'OPTIONS')).toBe(200);
  expect(await status('/a', 'POST')).toBe(503);
});

it('is taken back with no times at all, and no other with it', async () => {
  ask({ times: 100 });
  ask({ method: 'POST' });
  ask({ times: 0 });
  expect(await status('/a')).toBe(200);
  expect(await status('/a', 'POST')).toBe(503);
});
