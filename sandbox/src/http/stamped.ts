import type { Context } from 'hono';
import { randomWord } from '../random.js';

/**
 * A result or error document of Transfer, with the fields that all of them
 * have. Recorded, `resource` without the version, although requests have it;
 * the samples of globus-sdk 4 have it there too, those before hadn't.
 */
export function stamped(
  context: Context,
  document: Readonly<Record<string, unknown>>
): Record<string, unknown> {
  return {
    ...document,
    request_id: randomWord(9),
    resource: context.req.path.replace(/^\/v0\.10(?=\/)/, '')
  };
}
