import { fail } from './errors';

/** A UUID goes into a request's path: nothing else may. */
export function uuid(id: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) {
    throw fail('bad-request', 'BadId', `"${id}" is no UUID.`);
  }
  return id;
}
