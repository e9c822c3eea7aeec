import { COLLECTIONS } from '../../collections.js';
import { Served } from './served.js';
import type { Call } from './served.js';

const BASIS = {
  name: 'data',
  endpoint_id: COLLECTIONS[0]!.id,
  path: '/share/'
};

let served: Served;
let ada: Call;

beforeEach(async () => {
  served = await Served.make();
  ada = await served.person();
});

afterEach(() => served.sandbox.close());

describe('bookmarks', () => {
  it('are made, found, changed and deleted', async () => {
    const made = await ada('POST', 'bookmark', BASIS);
    expect(made).toMatchObject({
      status: 201,
      body: { ...BASIS, DATA_TYPE: 'bookmark', pinned: false }
    });
    const where = `bookmark/${made.body.id}`;
    expect((await ada('GET', where)).body).toEqual(made.body);
    const changed = await ada('PUT', where, { name: 'Data', pinned: true });
    expect(changed.body).toEqual({ ...made.body, name: 'Data', pinned: true });
    const list = await ada('GET', 'bookmark_list');
    expect(list.body).toEqual({
      DATA_TYPE: 'bookmark_list',
      DATA: [changed.body]
    });
    expect((await ada('DELETE', where)).body.code).toBe('Deleted');
    const gone = await ada('GET', where);
    expect([gone.status, gone.body.code]).toEqual([404, 'BookmarkNotFound']);
  });

  it('are free to have a name once, capitals counting', async () => {
    await ada('POST', 'bookmark', BASIS);
    const again = await ada('POST', 'bookmark', BASIS);
    expect([again.status, again.body.code]).toEqual([409, 'Conflict']);
    const other = await ada('POST', 'bookmark', { ...BASIS, name: 'DATA' });
    expect(other.status).toBe(201);
    const same = await ada('PUT', `bookmark/${other.body.id}`, {
      name: 'DATA',
      path: '/'
    });
    expect(same.body.path).toBe('/');
  });

  it.each([
    [{ name: ' data' }, 400],
    [{ name: 'da\nta' }, 400],
    [{ name: '' }, 400],
    [{ path: 1 }, 400],
    [{ path: '/share' }, 400],
    [{ pinned: 1 }, 400],
    [{ endpoint_id: 'nowhere' }, 404],
    [{ colour: 'red' }, 501]
  ])('are refused: %j', async (change, status) => {
    const refusal = await ada('POST', 'bookmark', { ...BASIS, ...change });
    expect(refusal.status).toBe(status);
  });

  it('stay on their collection, and their owner’s', async () => {
    const { body } = await ada('POST', 'bookmark', BASIS);
    const where = `bookmark/${body.id}`;
    const moved = { endpoint_id: COLLECTIONS[1]!.id };
    expect((await ada('PUT', where, moved)).status).toBe(400);
    expect((await ada('PUT', where, { path: '/file' })).status).toBe(400);
    const grace = await served.person(1);
    for (const method of ['GET', 'DELETE']) {
      expect((await grace(method, where)).status).toBe(404);
    }
    expect((await grace('PUT', where, { name: 'x' })).status).toBe(404);
    expect((await grace('GET', 'bookmark_list')).body.DATA).toEqual([]);
  });
});
