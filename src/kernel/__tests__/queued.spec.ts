import { linesIn } from '../queued';

describe('linesIn', () => {
  it('finds the lines of a cell, assigned or not', () => {
    expect(
      linesIn(
        [
          '%load_ext jupyterlab_globus',
          '%globus ls a:/',
          'x = 1',
          'listing = %globus ls b:/',
          'one, two = %globus task list  ',
          '%globus'
        ].join('\n')
      )
    ).toEqual(
      ['ls a:/', 'ls b:/', 'task list', ''].map(line => ({ line, body: null }))
    );
  });

  it('finds the line of a cell magic with its body', () => {
    expect(linesIn('\n \n%%globus transfer a: b:\nx y\n%globus ls')).toEqual([
      { line: 'transfer a: b:', body: 'x y\n%globus ls' }
    ]);
    expect(linesIn('%%globus')).toEqual([{ line: '', body: '' }]);
  });

  it.each([
    ['in a block', 'if never:\n    %globus ls a:/'],
    ['that goes on', '%globus ls \\\na:/'],
    ['that a line goes on with', 'x = \\\n%globus ls a:/'],
    ['in a cell of another magic', '%%writefile x.py\n%globus ls a:/'],
    ['of another magic', '%globusing ls a:/'],
    ['in a comment', '# %globus ls a:/'],
    ['in a string', 'x = "= %globus ls a:/"'],
    ['with help asked of IPython', '%globus?'],
    ['of the Python API', 'globus.ls("a:/")']
  ])('leaves what can’t be told: %s', (_, code) => {
    expect(linesIn(code)).toEqual([]);
  });
});
