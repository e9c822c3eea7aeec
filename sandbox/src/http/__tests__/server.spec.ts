import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { ConnectionCut } from '../../errors.js';
import type { Sandbox } from '../../sandbox.js';
import { serverFor } from '../server.js';

let server: Server;

beforeEach(async () => {
  const fetch = (request: Request): Promise<Response> =>
    request.url.endsWith('/cut')
      ? Promise.reject(new ConnectionCut())
      : Promise.resolve(new Response('fine'));
  server = serverFor({ fetch } as Sandbox, '127.0.0.1');
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
});

/** All that comes back for what is written. */
function send(raw: string): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(raw));
    let received = '';
    socket.setEncoding('utf8').on('data', (part: string) => (received += part));
    socket.on('close', () => resolve(received)).on('error', reject);
  });
}

const get = (path: string, ...headers: string[]): string =>
  [
    `GET ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Connection: close',
    ...headers,
    '',
    ''
  ].join('\r\n');

describe('serverFor', () => {
  it('hands requests to the sandbox', async () => {
    expect(await send(get('/'))).toMatch(/^HTTP\/1.1 200 [^]*fine/);
  });

  it.each([
    ['no HTTP', 'GARBAGE\r\n\r\n', 400, 'BadRequest'],
    [
      'headers without end',
      get('/', `X: ${'x'.repeat(100_000)}`),
      431,
      'RequestHeaderFieldsTooLarge'
    ],
    ['a target that is no URL', get('*'), 400, 'BadRequest'],
    ['an expectation', get('/', 'Expect: wonders'), 417, 'ExpectationFailed']
  ])('answers %s with an error document', async (_, raw, status, code) => {
    const answer = await send(raw);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain('application/json');
    expect(answer).toContain(`"code":"${code}"`);
  });

  it('cuts the connection where the sandbox says so', async () => {
    expect(await send(get('/cut')).catch(() => '')).toBe('');
  });
});
