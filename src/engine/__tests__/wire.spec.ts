import { wrap } from 'comlink';
import { fail, failureOf } from '../../globus/errors';
import type { EngineApi, SessionState } from '../contract';
import { openDoor } from '../door';
import { prepareWire } from '../wire';
import { hearing } from './listener';
import type { World } from './world';
import { makeWorld } from './world';

let world: World;
let channel: MessageChannel;
let remote: EngineApi;
beforeAll(async () => {
  prepareWire();
  world = await makeWorld();
  channel = new MessageChannel();
  openDoor(world.page, channel.port1);
  remote = wrap<EngineApi>(channel.port2);
});
afterAll(async () => {
  channel.port1.close();
  channel.port2.close();
  await world.close();
});

it('a failure crosses the port whole', async () => {
  const failure = await remote.list('x', null, false).catch(failureOf);
  expect(failure).toMatchObject({ kind: 'signed-out', code: 'SignedOut' });
});

it('a page’s listener is called from the engine', async () => {
  const told = new Promise<SessionState>(resolve => {
    const onSession = (state: SessionState) =>
      state.status === 'signed-in' && resolve(state);
    void remote.listen(hearing({ onSession })).then(() => world.signIn());
  });
  expect(await told).toMatchObject({
    identity: { username: 'ada@example.edu' }
  });
});

it('a listing’s columns arrive as they were', async () => {
  const pending = await remote.beginSignIn({
    scopes: [
      `urn:globus:auth:scope:transfer.api.globus.org:all[*https://auth.globus.org/scopes/${world.collections['tutorial-1']}/data_access]`
    ],
    session: null
  });
  await remote.completeSignIn(pending.id, await world.codeFor(pending));
  const listing = await remote.list(
    world.collections['tutorial-1']!,
    '/share/godata',
    false
  );
  expect(listing.names).toBe('file1.txtfile2.txtfile3.txt');
  expect([...listing.nameEnds]).toEqual([9, 18, 27]);
});

it('a page’s keeper is called from the engine, and its failure is told', async () => {
  const states: SessionState[] = [];
  await remote.listen(hearing({ onSession: state => void states.push(state) }));
  await remote.configure(world.choice, {
    place: 'https://hub.example.edu/',
    wanted: true,
    load: async () => null,
    store: async () => {
      throw fail('refused', 'DiskFull', 'No space is left.');
    },
    remove: async () => undefined
  });
  await world.engine.binding.keeping.done();
  for (
    let tries = 0;
    tries < 100 && !told(states).includes('No space');
    tries++
  ) {
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  expect(told(states)).toContain('No space is left.');
});

function told(states: SessionState[]): string {
  return JSON.stringify(states.at(-1));
}

it.each([
  [['engine'], 'GET'],
  [['#engine'], 'GET'],
  [['binding'], 'GET'],
  [['session', 'tokens'], 'GET'],
  [['session', 'constructor'], 'APPLY'],
  [['constructor'], 'APPLY'],
  [['constructor', 'constructor'], 'CONSTRUCT'],
  [['hasOwnProperty'], 'APPLY'],
  [['listen'], 'SET'],
  [[], 'ENDPOINT']
])('nothing but calls goes through the port: %j %s', async (path, type) => {
  const { port1, port2 } = new MessageChannel();
  openDoor(world.engine.openPage(), port1);
  const answers: unknown[] = [];
  port2.onmessage = ({ data }) => answers.push((data as { id: string }).id);
  const message = (id: string, how: string, where: string[]) =>
    port2.postMessage({ id, type: how, path: where, argumentList: [] });
  message('attempt', type, path);
  message('plain', 'APPLY', ['session']);
  for (let tries = 0; tries < 100 && answers.length === 0; tries++) {
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  await new Promise(resolve => setTimeout(resolve, 20));
  expect(answers).toEqual(['plain']);
  port1.close();
  port2.close();
});
