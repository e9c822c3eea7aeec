import { expose, wrap } from 'comlink';
import { failureOf } from '../../globus/errors';
import type { EngineApi, SessionState } from '../contract';
import { prepareWire } from '../wire';
import type { World } from './world';
import { makeWorld } from './world';

let world: World;
let channel: MessageChannel;
let remote: EngineApi;
beforeAll(async () => {
  prepareWire();
  world = await makeWorld();
  channel = new MessageChannel();
  expose(world.page, channel.port1);
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
    void remote
      .listen({
        onSession,
        onTasks: () => undefined,
        onEnd: () => undefined,
        onChange: () => undefined
      })
      .then(() => world.signIn());
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

it('nothing that is behind the page can be reached through the port', async () => {
  const reach = remote as unknown as Record<string, Promise<unknown>>;
  for (const name of ['engine', '#engine', 'binding', 'session.tokens']) {
    expect(await Promise.resolve(reach[name])).toBeUndefined();
  }
});
