import { fail } from '../engine/contract';
import type { Request, Wish } from './protocol';
import { PROTOCOL, record } from './protocol';

/**
 * Reads what came from a kernel, which may be anything.
 *
 * @throws GlobusError `bad-request` that says what is wrong.
 */
export function readRequest(data: unknown): Request {
  const { protocol, id, ask, ...rest } = record(data);
  if (protocol !== PROTOCOL) {
    throw bad(
      `This page speaks protocol ${PROTOCOL}, the kernel ${JSON.stringify(protocol)}. Install the same version of jupyterlab-globus for both.`,
      'OtherProtocol'
    );
  }
  if (typeof id !== 'string' || id === '' || id.length > 100) {
    throw bad('"id" must be a UUID.');
  }
  switch (ask) {
    case 'run':
      return { ask, id, what: readWish(rest) };
    case 'resume':
    case 'drop':
      return { ask, id };
    case 'part':
      if (!Number.isSafeInteger(rest.part) || (rest.part as number) < 0) {
        throw bad('"part" must be a number from 0.');
      }
      return { ask, id, part: rest.part as number };
    default:
      throw bad('"ask" must be "run", "resume", "part" or "drop".');
  }
}

function readWish(rest: Record<string, unknown>): Wish {
  const { line, body = null, operation, arguments: args } = rest;
  if (typeof line === 'string' && operation === undefined) {
    if (body !== null && typeof body !== 'string') {
      throw bad('"body" must be a text or null.');
    }
    return { line, body };
  }
  if (typeof operation === 'string' && line === undefined) {
    return { operation, args };
  }
  throw bad('Give either "line" or "operation" with "arguments".');
}

function bad(message: string, code = 'BadRequest'): Error {
  return fail('bad-request', code, message);
}
