import {
  asObject,
  flag,
  optionalText,
  refuseUnknown,
  text
} from '../document.js';

describe('asObject', () => {
  it.each([[null], [[]], ['x'], [1], [undefined]])('refuses %j', value => {
    expect(() => asObject(value, 'thing')).toThrow('BadRequest');
  });
});

describe('refuseUnknown', () => {
  it('lets pass what is known or says nothing', () => {
    const doc = { a: 1, b: null, c: false, d: [] };
    expect(() => refuseUnknown(doc, ['a'], 'field')).not.toThrow();
  });

  it('names what it does not know', () => {
    expect(() => refuseUnknown({ b: 0 }, ['a'], 'field')).toThrow("field 'b'");
  });
});

describe('fields', () => {
  it('may be left out or be null', () => {
    expect([optionalText({ a: null }, 'a'), flag({}, 'a')]).toEqual([
      undefined,
      undefined
    ]);
  });

  it('must be of their type', () => {
    expect(() => text({ a: '' }, 'a')).toThrow('BadRequest');
    expect(() => text({}, 'a')).toThrow('BadRequest');
    expect(() => optionalText({ a: 1 }, 'a')).toThrow('BadRequest');
    expect(() => flag({ a: 'true' }, 'a')).toThrow('BadRequest');
  });
});
