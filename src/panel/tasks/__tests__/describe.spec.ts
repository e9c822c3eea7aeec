import { nullTranslator } from '@jupyterlab/translation';
import type { SentTask, TaskDocument } from '../../../engine/contract';
import { describeTask } from '../describe';

const trans = nullTranslator.load('jupyterlab_globus');
const NOW = new Date(2026, 10, 18, 9, 40).getTime();
const at = (day: number, hour: number, minute: number, second = 0) =>
  new Date(2026, 10, day, hour, minute, second).toISOString();

const RUNNING: TaskDocument = {
  task_id: '9f2c6a31-0000-4000-8000-000000000000',
  type: 'TRANSFER',
  status: 'ACTIVE',
  label: 'Nightly mirror',
  request_time: at(18, 9, 31, 46),
  completion_time: null,
  deadline: at(19, 9, 10),
  source_endpoint_id: 'a',
  source_endpoint_display_name: 'Beamline 7',
  destination_endpoint_id: 'b',
  destination_endpoint_display_name: 'Survey Archive',
  bytes_transferred: 48_000_000_000,
  effective_bytes_per_second: 1_100_000_000,
  files: 9310,
  files_skipped: 4,
  files_transferred: 1200,
  directories: 2,
  faults: 0,
  nice_status: 'OK',
  nice_status_short_description: 'OK',
  is_paused: false,
  fatal_error: null,
  canceled_by_admin: null,
  subtasks_retrying: 0,
  sync_level: null,
  verify_checksum: true,
  encrypt_data: false,
  preserve_timestamp: false,
  delete_destination_extra: false
};

const SENT: SentTask = {
  items: 1,
  first: '/data/survey.parquet',
  from: '/data/',
  to: '/~/',
  firstTo: '',
  bytes: 96_000_000_000
};

const describe_ = (changes: Partial<TaskDocument>, sent?: SentTask) =>
  describeTask({ ...RUNNING, ...changes }, sent, {
    now: NOW,
    trans,
    language: 'en-GB'
  });

describe('describeTask', () => {
  it('says how far a running task is, without a total it can’t know', () => {
    expect(describe_({})).toEqual({
      state: 'running',
      stateName: 'Running',
      title: 'Nightly mirror',
      route: 'Beamline 7 → Survey Archive',
      line: '48.0 GB so far · 1,204 of 9,310 files found · 1.1 GB/s',
      cancellable: true
    });
  });

  it('says how much is left where the total is known', () => {
    expect(describe_({}, SENT).line).toBe(
      '48.0 GB of 96.0 GB · 1.1 GB/s · about 50 s left'
    );
  });

  it('counts no files while none are told', () => {
    const line = describe_({ files: 0, files_transferred: 0 }).line;
    expect(line).toBe('48.0 GB so far · 1.1 GB/s');
  });

  it('says that a task begins', () => {
    const line = describe_({ files: 0, bytes_transferred: 0 }).line;
    expect(line).toBe('Starting: Globus looks at the files');
  });

  it('takes a queued task for normal', () => {
    const { state, line } = describe_({ nice_status: 'Queued' });
    expect(state).toBe('queued');
    expect(line).toBe('Queued: three transfers of yours run at a time');
  });

  it('takes faults for stuck, not failed, and says until when', () => {
    const { state, line } = describe_({
      faults: 3,
      nice_status: 'PERMISSION_DENIED',
      nice_status_short_description: 'permission denied'
    });
    expect(state).toBe('stuck');
    expect(line).toBe(
      'Stuck: no permission for a file. Globus keeps trying until tomorrow 09:10.'
    );
  });

  it('takes a fault that was got over for running', () => {
    expect(describe_({ faults: 3 }).state).toBe('running');
  });

  it('says what a paused task waits for', () => {
    const task = {
      status: 'INACTIVE' as const,
      nice_status: 'PAUSED',
      nice_status_short_description: 'paused by an administrator'
    };
    expect(describe_(task).state).toBe('stuck');
    expect(describe_(task).line).toBe(
      'Waiting: paused by an administrator of the collection.'
    );
  });

  it.each([
    ['CREDENTIAL_EXPIRED', 'asks you to sign in again'],
    ['CONSENT_REQUIRED', 'asks for consent again']
  ])('says what the person must do for %s', (nice_status, words) => {
    const { line } = describe_({ status: 'INACTIVE', nice_status });
    expect(line).toBe(`Waiting for you: the collection ${words}.`);
  });

  it('says what a finished task did', () => {
    const { state, line, cancellable } = describe_({
      status: 'SUCCEEDED',
      completion_time: at(18, 9, 32),
      files: 212,
      files_transferred: 212,
      files_skipped: 0,
      bytes_transferred: 3_400_000_000
    });
    expect(state).toBe('done');
    expect(line).toBe('Done 09:32 · 212 files, 3.4 GB in 14 s');
    expect(cancellable).toBe(false);
  });

  it('says what was left as it was', () => {
    const { line } = describe_({
      status: 'SUCCEEDED',
      completion_time: at(18, 9, 32),
      files: 2,
      files_skipped: 1,
      bytes_transferred: 10
    });
    expect(line).toBe('Done 09:32 · 2 files, 10 B in 14 s · 1 there already');
  });

  it('tells cancelled from failed', () => {
    const ended = {
      status: 'FAILED' as const,
      completion_time: at(18, 9, 5),
      files_transferred: 88
    };
    const cancelled = describe_({
      ...ended,
      fatal_error: { code: 'CANCELED', description: 'canceled by user' }
    });
    expect(cancelled.state).toBe('cancelled');
    expect(cancelled.line).toBe('Cancelled 09:05 · 88 files had arrived');
    const failed = describe_({
      ...ended,
      fatal_error: { code: 'EXPIRED', description: 'expired' }
    });
    expect(failed.state).toBe('failed');
    expect(failed.line).toBe(
      'Failed 09:05: the deadline has passed. 88 files had arrived'
    );
  });

  it('tells how a delete is, which sends nothing', () => {
    const line = (changes: Partial<TaskDocument>) =>
      describe_({ type: 'DELETE', files: 3, files_skipped: 0, ...changes })
        .line;
    expect(line({})).toBe('Deleting');
    const completion_time = at(18, 9, 32);
    expect(line({ status: 'SUCCEEDED', completion_time })).toBe(
      'Done 09:32 · 3 files in 14 s'
    );
    const fatal_error = { code: 'CANCELED', description: '' };
    expect(line({ status: 'FAILED', completion_time, fatal_error })).toBe(
      'Cancelled 09:32 · Some files may be gone'
    );
  });

  it('names a task without a label by what was sent', () => {
    const title = (items: number) =>
      describe_({ label: null }, { ...SENT, items }).title;
    expect(title(1)).toBe('survey.parquet');
    expect(title(1001)).toBe('survey.parquet and 1,000 more');
  });

  it('names one of which nothing else is known by what it holds', () => {
    expect(describe_({ label: null }).title).toBe('Transfer of 9,310 files');
    expect(describe_({ label: null, files: 0 }).title).toBe('Transfer');
    const remove = { label: null, type: 'DELETE' as const, files: 0 };
    expect(describe_(remove).title).toBe('Delete');
    const sent = { ...SENT, to: '' };
    expect(describe_(remove, sent).title).toBe('Delete survey.parquet');
    expect(describe_(remove, { ...sent, items: 3 }).title).toBe(
      'Delete survey.parquet and 2 more'
    );
  });

  it('shows one end where there is one', () => {
    const remove = {
      type: 'DELETE' as const,
      destination_endpoint_id: null,
      destination_endpoint_display_name: null
    };
    expect(describe_(remove).route).toBe('Beamline 7');
  });

  it('writes out what could deceive in a label or a name', () => {
    const { title, route } = describe_({
      label: 'a\u202Eb',
      source_endpoint_display_name: 'x\ny'
    });
    expect(title).toBe('a\\u{202E}b');
    expect(route).toBe('x\\ny → Survey Archive');
  });
});
