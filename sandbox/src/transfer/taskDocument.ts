import type { Collection } from '../collections.js';
import { canonicalName, localName } from './endpointDocument.js';
import { ruleDocuments } from './filterRules.js';
import type { Task, TaskRequest } from './task.js';
import { words } from './taskEvents.js';
import { taskTime } from './time.js';

/**
 * What a task tells of itself. Recorded, key by key, of transfers and deletes,
 * active and done; a delete has the keys of newer recordings, which are of
 * transfers, as well (guessed). `total_estimated_bytes` is 0 in those, which
 * moved no bytes; what it is else isn't known.
 */
export function taskDocument(task: Task): Record<string, unknown> {
  const { request, subtasks } = task;
  return {
    DATA_TYPE: 'task',
    bytes_checksummed: task.bytesChecksummed,
    bytes_transferred: task.bytesTransferred,
    canceled_by_admin: null,
    canceled_by_admin_message: null,
    command: 'API 0.10',
    completion_time: task.completed && taskTime(task.completed),
    deadline: taskTime(task.deadline),
    directories: task.directories,
    effective_bytes_per_second: task.bytesPerSecond(),
    fatal_error: task.fatal,
    faults: task.faults,
    files: task.files,
    files_skipped: task.filesSkipped,
    files_transferred: task.filesTransferred,
    history_deleted: task.history.isDeleted,
    is_paused: task.isPaused,
    label: task.label,
    ...niceFields(task),
    owner_id: task.owner.identity.id,
    request_time: taskTime(task.requested),
    ...requestFields(request),
    status: task.status,
    subtasks_canceled: subtasks.canceled,
    subtasks_expired: subtasks.expired,
    subtasks_failed: subtasks.failed,
    subtasks_pending: task.pending(),
    subtasks_retrying: task.isUnfinished ? subtasks.retrying : 0,
    subtasks_skipped_errors: subtasks.skippedErrors,
    subtasks_succeeded: subtasks.succeeded,
    subtasks_total: subtasks.total,
    symlinks: 0,
    task_id: task.id,
    total_estimated_bytes: 0,
    type: request.type,
    username: localName(task.owner.identity.id)
  };
}

function niceFields(task: Task): Record<string, unknown> {
  const { shownTrouble: trouble } = task;
  if (!task.isUnfinished) {
    return {
      is_ok: null,
      nice_status: null,
      nice_status_details: null,
      nice_status_expires_in: null,
      nice_status_short_description: null
    };
  }
  const nice = trouble?.code ?? (task.isQueued ? 'Queued' : 'OK');
  return {
    is_ok: trouble === null,
    nice_status: nice,
    // Recorded of tasks without trouble, and all that @globus/sdk has it be: the
    // events have the details.
    nice_status_details: null,
    // Recorded of active ones; 0 for credentials that expired documented
    // (@globus/sdk).
    nice_status_expires_in:
      task.status === 'INACTIVE' && !task.isPaused ? 0 : -1,
    nice_status_short_description: trouble ? words(nice) : nice
  };
}

function requestFields(request: TaskRequest): Record<string, unknown> {
  const common = {
    ...sideFields('source', request.source, request.sourceLocalUser),
    ...(request.type === 'TRANSFER'
      ? sideFields(
          'destination',
          request.destination,
          request.destinationLocalUser
        )
      : sideFields('destination', null))
  };
  return request.type === 'TRANSFER'
    ? {
        ...common,
        delete_destination_extra: request.deleteDestinationExtra,
        encrypt_data: request.encryptData,
        fail_on_quota_errors: request.failOnQuotaErrors,
        filter_rules: ruleDocuments(request.filterRules),
        preserve_timestamp: request.preserveTimestamp,
        recursive_symlinks: 'ignore',
        skip_source_errors: request.skipSourceErrors,
        sync_level: request.syncLevel,
        verify_checksum: request.verifyChecksum
      }
    : {
        ...common,
        delete_destination_extra: false,
        encrypt_data: false,
        fail_on_quota_errors: false,
        filter_rules: null,
        preserve_timestamp: false,
        recursive_symlinks: null,
        skip_source_errors: false,
        sync_level: null,
        verify_checksum: false
      };
}

// Recorded where no local user was named; that it is told is guessed.
function sideFields(
  side: 'source' | 'destination',
  collection: Collection | null,
  localUser: string | null = null
): Record<string, unknown> {
  return {
    [`${side}_base_path`]: null,
    [`${side}_endpoint`]: collection && canonicalName(collection),
    [`${side}_endpoint_display_name`]: collection?.displayName ?? null,
    [`${side}_endpoint_id`]: collection?.id ?? null,
    [`${side}_local_user`]: localUser,
    [`${side}_local_user_status`]: null
  };
}
