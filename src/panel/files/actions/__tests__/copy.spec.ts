import { cellOf, pathsOf } from '../copy';
import { ONE, paneWith, shown } from './panes';

const TWO = 'bbbbbbbb-0000-4000-8000-000000000002';
const HERE = shown('/data/', {
  sub: { type: 'dir' },
  'a.txt': {},
  'line\nbreak\u202e.txt': {},
  'return\r.txt': {}
});
const NOWHERE = paneWith({ ...HERE, collection: null, listing: null });
const THERE = paneWith(shown('/to/', {}, TWO));

describe('pathsOf', () => {
  it('is that of the folder where nothing is selected', () => {
    expect(pathsOf(paneWith(HERE))).toBe('/data/');
    expect(pathsOf(NOWHERE)).toBe('');
  });

  it('has a line for each, with names as the service has them', () => {
    expect(pathsOf(paneWith(HERE, 'sub', 'line\nbreak\u202e.txt'))).toBe(
      '/data/sub\n/data/line\nbreak\u202e.txt'
    );
  });
});

describe('cellOf', () => {
  const magic = (...names: string[]) =>
    cellOf(paneWith(HERE, ...names), THERE, 'magic');

  it('lists the folder, or the one that is selected', () => {
    expect(magic()).toBe(`%globus ls ${ONE}:/data/`);
    expect(magic('sub')).toBe(`%globus ls ${ONE}:/data/sub/`);
  });

  it('sends files to the folder of the other pane, if there is one', () => {
    expect(magic('a.txt')).toContain(
      `%globus transfer ${ONE}:/data/a.txt ${TWO}:/to/a.txt`
    );
    expect(cellOf(paneWith(HERE, 'a.txt'), NOWHERE, 'magic')).toBe(
      `%globus ls ${ONE}:/data/`
    );
  });

  it('is Python where that was chosen, or where a line can not hold the name', () => {
    expect(cellOf(paneWith(HERE), NOWHERE, 'python')).toContain('globus.ls(');
    expect(magic('return\r.txt')).toContain('globus.transfer(');
    // A command of a terminal is no cell.
    expect(cellOf(paneWith(HERE), NOWHERE, 'shell')).toContain('%globus ls');
  });
});
