import { flag, takes, text } from '../schemas';

it('requires what has no question mark, and knows nothing else', () => {
  expect(takes({ name: text('A name'), 'hidden?': flag('Hidden') })).toEqual({
    type: 'object',
    required: ['name'],
    additionalProperties: false,
    properties: {
      name: { type: 'string', description: 'A name' },
      hidden: { type: 'boolean', default: false, description: 'Hidden' }
    }
  });
  expect(takes({ 'hidden?': flag('Hidden') })).not.toHaveProperty('required');
});
