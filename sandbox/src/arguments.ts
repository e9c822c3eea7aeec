import { parseArgs } from 'node:util';

/** What the command was asked for. */
export interface Arguments {
  readonly port: number;
  /** Undefined: a temporary folder. */
  readonly root: string | undefined;
  readonly bytesPerSecond: number | undefined;
}

export const USAGE =
  'usage: sandbox [--port N] [--root DIR] [--bytes-per-second B]';

/**
 * Read the command line.
 *
 * @throws Error with a message for the person who typed it
 */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '0' },
      root: { type: 'string' },
      'bytes-per-second': { type: 'string' }
    }
  });
  const speed = values['bytes-per-second'];
  const bytesPerSecond = speed === undefined ? undefined : Number(speed);
  if (bytesPerSecond !== undefined && !(bytesPerSecond >= 1)) {
    throw new Error(`--bytes-per-second must be 1 or more, not '${speed}'`);
  }
  if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65535) {
    throw new Error(`--port must be between 0 and 65535, not '${values.port}'`);
  }
  if (values.root === '') {
    throw new Error('--root must name a folder');
  }
  return { port: Number(values.port), root: values.root, bytesPerSecond };
}
