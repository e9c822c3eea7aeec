import { nullTranslator } from '@jupyterlab/translation';
import type { TaskDocument } from '../../../engine/contract';
import { announcement } from '../announce';

const telling = { trans: nullTranslator.load('jupyterlab_globus'), now: 0 };
const DONE = {
  status: 'SUCCEEDED',
  type: 'TRANSFER',
  label: 'survey',
  source_endpoint_display_name: 'A',
  destination_endpoint_id: null,
  completion_time: null,
  files: 1,
  files_skipped: 0,
  files_transferred: 1,
  bytes_transferred: 10
} as TaskDocument;

describe('announcement', () => {
  it('says that a task is done', () => {
    expect(announcement(DONE, undefined, telling)).toEqual({
      message: 'survey: Done · 1 file, 10 B',
      type: 'success'
    });
  });

  it('tells failed from cancelled', () => {
    const failed = { ...DONE, status: 'FAILED' as const, fatal_error: null };
    expect(announcement(failed, undefined, telling).type).toBe('error');
    const cancelled = {
      ...failed,
      canceled_by_admin: null,
      fatal_error: { code: 'CANCELED', description: '' }
    };
    expect(announcement(cancelled, undefined, telling).type).toBe('warning');
  });

  it('is never longer than JupyterLab shows', () => {
    const { message } = announcement(
      { ...DONE, label: '🌍'.repeat(128) },
      undefined,
      telling
    );
    expect(message.length).toBeLessThanOrEqual(140);
    expect(encodeURIComponent(message)).toMatch(/%E2%80%A6$/);
    expect(message.endsWith('…')).toBe(true);
  });
});
