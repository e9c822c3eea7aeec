import { readFilterRules, ruleDocuments, ruleFilter } from '../filterRules.js';

function rule(method: string, name: string, type?: string): object {
  return { DATA_TYPE: 'filter_rule', method, name, type };
}

describe('ruleFilter', () => {
  it('lets the first rule that fits decide', () => {
    const isIncluded = ruleFilter(
      readFilterRules([
        rule('include', '*.txt', 'file'),
        rule('exclude', '*', 'file'),
        rule('exclude', 'tmp')
      ])
    );
    expect(isIncluded('a.txt', 'file')).toBe(true);
    expect(isIncluded('a.csv', 'file')).toBe(false);
    expect(isIncluded('a.csv', 'dir')).toBe(true);
    expect(isIncluded('tmp', 'dir')).toBe(false);
  });

  it('includes everything without a rule', () => {
    expect(ruleFilter(readFilterRules(undefined))('a', 'file')).toBe(true);
    expect(ruleDocuments([])).toBeNull();
  });
});

describe('readFilterRules', () => {
  it.each([
    [{}],
    ['x'],
    [[1]],
    [[{ ...rule('exclude', 'x'), DATA_TYPE: 'rule' }]],
    [[rule('forget', 'x')]],
    [[rule('exclude', '')]],
    [[rule('exclude', 'x', 'link')]]
  ])('refuses %j', value => {
    expect(() => readFilterRules(value)).toThrow('BadRequest');
  });
});
