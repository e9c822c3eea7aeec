import type { JSONSchema } from '../arguments';
import { checkArguments, KEYWORDS } from '../arguments';
import { OPERATIONS } from '../registry';

const SCHEMA: JSONSchema = {
  type: 'object',
  required: ['name'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 3, format: 'line' },
    level: { type: 'string', enum: ['low', 'high'] },
    seconds: { type: 'number', minimum: 0 },
    id: { type: 'string', format: 'uuid' },
    place: { type: 'string', format: 'path' },
    until: { type: 'string', format: 'date-time' },
    items: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['path'],
        properties: { path: { type: 'string' } }
      }
    }
  }
};

function check(args: unknown) {
  return () => checkArguments('try', SCHEMA, args);
}

it('passes what fits on unchanged', () => {
  const args = { name: 'abc', level: 'low', seconds: 0, items: [{ path: '' }] };
  expect(check(args)()).toBe(args);
});

it.each(['2026-01-31T12:00Z', '2026-01-31T12:00:01.5+02:00'])(
  'takes %s as a time',
  until => {
    expect(check({ name: 'a', until })).not.toThrow();
  }
);

it('a member that is undefined counts as left out', () => {
  expect(check({ name: 'a', level: undefined })).not.toThrow();
  expect(check({ name: undefined })).toThrow('"name" is missing');
});

it.each([
  ['text', '"arguments" must be an object'],
  [[], '"arguments" must be an object'],
  [{}, '"name" is missing'],
  [undefined, '"name" is missing'],
  [{ name: null }, '"name" must be a string'],
  [{ name: 'abcd' }, '"name" must have 3 characters'],
  [{ name: ' a' }, '"name" must not begin'],
  [{ name: 'a', level: 'mid' }, '"level" must be one of low, high'],
  [{ name: 'a', seconds: -1 }, '"seconds" must be 0 or more'],
  [{ name: 'a', id: 'x' }, '"id" must be a UUID'],
  [{ name: 'a', place: 'x' }, '"place" must be a path'],
  [{ name: 'a', place: '/x/../y' }, '"place" must be a path'],
  [{ name: 'a', until: 'soon' }, '"until" must be a time with its zone'],
  [{ name: 'a', until: '2026-01-31T12:00' }, '"until" must be a time'],
  [{ name: 'a', until: '2026-13-31T12:00Z' }, '"until" must be a time'],
  [{ name: 'a', items: [] }, '"items" must have 1 or more'],
  [{ name: 'a', items: {} }, '"items" must be an array'],
  [{ name: 'a', items: [{}] }, '"items.0.path" is missing'],
  [{ name: 'a', items: [{ path: 1 }] }, '"items.0.path" must be a string'],
  [{ name: 'a', other: 1 }, '"other" is not known here'],
  [{ name: 'a', toString: 1 }, '"toString" is not known here']
])('refuses %j and names the argument', (args, words) => {
  expect(check(args)).toThrow(words);
});

/** All keywords in a schema and those inside it. */
function keywordsIn(schema: unknown): string[] {
  const {
    properties = {},
    items = {},
    ...rest
  } = schema as Record<string, object>;
  return [
    ...Object.keys(rest),
    ...Object.values(properties).flatMap(keywordsIn),
    ...(Object.keys(items).length > 0 ? keywordsIn(items) : [])
  ];
}

it.each(Object.values(OPERATIONS))(
  'the schema of $id uses no keyword that is not checked',
  ({ schema }) => {
    expect(KEYWORDS).toEqual(expect.arrayContaining(keywordsIn(schema)));
  }
);
