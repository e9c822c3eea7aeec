import { fail } from '../../engine/contract';
import type { Origin } from '../../kernel/protocol';
import { makeGrants } from '../makeGrants';

const NOTEBOOK: Origin = {
  kernel: 'k',
  process: 'p',
  notebook: 'a\u202e.ipynb',
  path: 'a.ipynb',
  names: null,
  cell: '1',
  queue: () => []
};

const trans = {
  __: (text: string, ...values: unknown[]) =>
    text.replace(/%(\d)/g, (_, index) => String(values[Number(index) - 1]))
};

const told: string[] = [];

// JupyterLab's own needs a browser.
jest.mock('@jupyterlab/apputils', () => ({
  Notification: { error: (message: string) => told.push(message) }
}));

beforeEach(() => {
  told.length = 0;
});

/** Takes the right to a token back. */
async function takeBack(answer: () => Promise<void>): Promise<void> {
  const holders: string[] = [];
  const takeTokensBack = (holder: string) => {
    holders.push(holder);
    return answer();
  };
  const grants = makeGrants({ takeTokensBack }, trans);
  grants.allow(NOTEBOOK, { right: 'token', resourceServer: 's', scopes: [] });
  grants.revokeAll();
  await Promise.resolve();
  await Promise.resolve();
  expect(holders).toEqual(['["k","p"]']);
}

it('has the tokens revoked of who may have none any more', async () => {
  await takeBack(async () => undefined);
  expect(told).toEqual([]);
});

it('tells the person where that fails', async () => {
  await takeBack(async () => {
    throw fail('no-connection', 'X', 'x');
  });
  expect(told[0]).toContain(
    'access token of a\\u{202E}.ipynb could not be revoked'
  );
  expect(told[0]).toContain('can’t reach Globus');
});
