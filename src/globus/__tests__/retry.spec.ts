import { fail, failureFromAnswer, GlobusError } from '../errors';
import { RETRY, withRetry } from '../retry';

function answered(status: number, code: string): GlobusError {
  return new GlobusError(failureFromAnswer(status, { code }));
}

async function attempts(error: Error): Promise<number[]> {
  const waits: number[] = [];
  const policy = {
    ...RETRY,
    wait: async (milliseconds: number) => void waits.push(milliseconds)
  };
  await expect(withRetry(() => Promise.reject(error), policy)).rejects.toBe(
    error
  );
  return waits;
}

it.each([429, 500, 502, 503, 504])(
  '%d is tried again, slower each time',
  async status => {
    const waits = await attempts(answered(status, 'Whatever'));
    expect(waits).toHaveLength(3);
    expect(waits[2]!).toBeGreaterThan(waits[0]!);
  }
);

it('a broken connection is tried again', async () => {
  expect(
    await attempts(fail('no-connection', 'NoConnection', ''))
  ).toHaveLength(3);
});

it.each([
  answered(502, 'ExternalError.DirListingFailed.ConnectFailed'),
  answered(503, 'EndpointError'),
  answered(404, 'NotFound'),
  answered(409, 'Conflict'),
  new GlobusError(
    failureFromAnswer(502, {
      code: 'LoginFailed',
      authorization_parameters: { session_message: 'again' }
    })
  ),
  new Error('a bug')
])('%s is not', async error => {
  expect(await attempts(error)).toEqual([]);
});

it('stops at the first success', async () => {
  let calls = 0;
  const call = async () => {
    calls++;
    if (calls < 3) {
      throw answered(503, 'ServiceUnavailable');
    }
    return 'there';
  };
  const policy = { ...RETRY, wait: async () => undefined };
  await expect(withRetry(call, policy)).resolves.toBe('there');
  expect(calls).toBe(3);
});

it('waits as long as the service says, and fails where that is long', async () => {
  const busy = (retryAfter: number) =>
    new GlobusError({ ...answered(429, 'Busy').failure, retryAfter });
  expect(await attempts(busy(9))).toEqual([9000, 9000, 9000]);
  expect(await attempts(busy(60))).toEqual([]);
});
