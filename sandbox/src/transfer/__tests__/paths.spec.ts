import * as fc from 'fast-check';
import { COLLECTIONS } from '../../collections.js';
import { IDENTITIES } from '../../identities.js';
import { resolvePath } from '../paths.js';

const ada = IDENTITIES[0]!;
const tutorial = COLLECTIONS.find(c => c.role === 'tutorial-1')!;
const guest = COLLECTIONS.find(c => c.role === 'guest')!;

describe('resolvePath', () => {
  it.each([
    ['/', []],
    ['/~/', ['home', 'ada']],
    ['/~', ['home', 'ada']],
    ['~/a b', ['home', 'ada', 'a b']],
    ['notes', ['home', 'ada', 'notes']],
    ['/share//godata/./x/', ['share', 'godata', 'x']],
    ['/share/../home', ['home']],
    ['/share/~', ['share', '~']],
    ['/privateer', ['privateer']]
  ])('finds %j', (path, names) => {
    expect(resolvePath(tutorial, ada, path)).toEqual(['tutorial-1', ...names]);
  });

  it('takes the home of a guest collection to be its top', () => {
    expect(resolvePath(guest, ada, '/~/x')).toEqual(['guest', 'x']);
  });

  it.each(['/..', '/share/../..', '/~/../../..', '/private', '/private/x'])(
    'denies %j',
    path => {
      expect(() => resolvePath(tutorial, ada, path)).toThrow('not allowed');
    }
  );

  it('never climbs', () => {
    const part = fc.constantFrom('..', '.', '~', '', 'a', 'private', 'home');
    const path = fc.array(part, { maxLength: 9 }).map(parts => parts.join('/'));
    fc.assert(
      fc.property(path, text => {
        let place: readonly string[];
        try {
          place = resolvePath(tutorial, ada, text);
        } catch {
          return;
        }
        expect(place[0]).toBe('tutorial-1');
        expect(place[1]).not.toBe('private');
        expect(place.some(n => n === '' || n === '.' || n === '..')).toBe(
          false
        );
      })
    );
  });
});
