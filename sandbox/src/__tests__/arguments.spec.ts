import { readArguments } from '../arguments.js';

describe('readArguments', () => {
  it('reads all of them', () => {
    const args = ['--port', '8123', '--root', '/x', '--bytes-per-second=5e5'];
    expect(readArguments(args)).toEqual({
      port: 8123,
      root: '/x',
      bytesPerSecond: 500_000
    });
  });

  it('needs none of them', () => {
    expect(readArguments([])).toEqual({
      port: 0,
      root: undefined,
      bytesPerSecond: undefined
    });
  });

  it.each([
    [['--port', '65536'], '--port'],
    [['--port', '-1'], '--port'],
    [['--root', ''], '--root'],
    [['--bytes-per-second', 'fast'], '--bytes-per-second'],
    [['--speed', '1'], '--speed'],
    [['8123'], '8123']
  ])('names what is wrong in %j', (args, name) => {
    expect(() => readArguments(args)).toThrow(name);
  });
});
