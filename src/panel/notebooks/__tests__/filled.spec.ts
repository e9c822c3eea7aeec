import { createElement, isValidElement } from 'react';
import { filled } from '../filled';

it('puts parts where a translated sentence has them', () => {
  expect(filled('from %1 to %2', ['a', 'b'])).toEqual([
    'from ',
    'a',
    ' to ',
    'b',
    ''
  ]);
  expect(filled('%2 vers %1', ['a', 'b'])).toEqual([
    '',
    'b',
    ' vers ',
    'a',
    ''
  ]);
});

it('takes nothing in a part for a mark', () => {
  expect(filled('on %1', ['%1 & %2'])).toEqual(['on ', '%1 & %2', '']);
});

it('tells parts apart that are the same', () => {
  const part = createElement('code', { key: 'path' }, '/~/');
  const keys = filled('from %1 to %2', [part, part])
    .filter(isValidElement)
    .map(({ key }) => key);
  expect(new Set(keys).size).toBe(2);
});
