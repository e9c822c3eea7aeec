/**
 * The documents of Globus Auth and Transfer v0.10, with the fields that this
 * extension reads. Times are ISO 8601 strings as the service writes them,
 * sizes are bytes.
 */

/** What Globus Auth tells about a person. */
export interface Identity {
  /** UUID of the identity. */
  sub: string;
  /** User name, such as `ada@example.edu`. */
  username: string;
  name: string | null;
  email: string | null;
}

/** One token of one resource server, as the token endpoint answers. */
export interface TokenDocument {
  access_token: string;
  refresh_token?: string | null;
  resource_server: string;
  scope: string;
  /** Seconds that the access token lives. */
  expires_in: number;
  other_tokens?: TokenDocument[];
}

/** An endpoint or collection, as search and `GET /endpoint/ID` answer. */
export interface EndpointDocument {
  id: string;
  display_name: string | null;
  canonical_name?: string | null;
  entity_type: string;
  owner_string?: string | null;
  organization?: string | null;
  description?: string | null;
  default_directory?: string | null;
  high_assurance?: boolean | null;
  gcp_connected?: boolean | null;
  gcp_paused?: boolean | null;
}

/** A page of endpoint search. */
export interface EndpointListDocument {
  DATA: EndpointDocument[];
  offset: number;
  limit: number;
  has_next_page: boolean;
}

/** One entry of a directory listing. */
export interface FileDocument {
  name: string;
  type: string;
  size: number | null;
  last_modified: string | null;
  link_target?: string | null;
  /** Octal, such as `0644`. */
  permissions?: string | null;
  user?: string | null;
  group?: string | null;
}

/** A directory listing. */
export interface FileListDocument {
  DATA: FileDocument[];
  endpoint: string;
  /** The path that was listed, with a slash at the end. */
  path: string;
  rename_supported?: boolean;
}

/** The state of a task as the service names it. */
export type TaskStatus = 'ACTIVE' | 'INACTIVE' | 'SUCCEEDED' | 'FAILED';

/** A transfer or delete task. */
export interface TaskDocument {
  task_id: string;
  /** `sub` of who it belongs to. */
  owner_id?: string;
  type: 'TRANSFER' | 'DELETE';
  status: TaskStatus;
  label: string | null;
  request_time: string;
  completion_time: string | null;
  deadline: string;
  source_endpoint_id: string | null;
  source_endpoint_display_name: string | null;
  destination_endpoint_id: string | null;
  destination_endpoint_display_name: string | null;
  bytes_transferred: number;
  effective_bytes_per_second: number;
  files: number;
  files_skipped: number;
  files_transferred: number;
  directories: number;
  faults: number;
  nice_status: string | null;
  nice_status_short_description: string | null;
  is_paused: boolean;
  fatal_error: { code: string; description: string } | null;
  canceled_by_admin: string | null;
  subtasks_retrying: number;
  /** As in {@link TransferDocument}; null also for a delete. */
  sync_level: number | null;
  verify_checksum: boolean;
  encrypt_data: boolean;
  preserve_timestamp: boolean;
  delete_destination_extra: boolean;
  skip_source_errors?: boolean;
  fail_on_quota_errors?: boolean;
}

/** A page of a user's tasks. */
export interface TaskListDocument {
  DATA: TaskDocument[];
  total: number;
  offset: number;
  limit: number;
}

/** Something that happened to a task. */
export interface EventDocument {
  code: string;
  description: string;
  details: string | null;
  is_error: boolean;
  time: string;
}

/** The events of a task, newest first. */
export interface EventListDocument {
  DATA: EventDocument[];
  total: number;
}

/** What every submission has, but for its submission id. */
export interface TaskFields {
  label?: string;
  /** ISO 8601. */
  deadline?: string;
  /** An e-mail for each; left out, it is sent. */
  notify_on_succeeded?: boolean;
  notify_on_failed?: boolean;
  notify_on_inactive?: boolean;
}

/** What is sent to `POST /transfer`. */
export interface TransferDocument extends TaskFields {
  source_endpoint: string;
  destination_endpoint: string;
  /** 0 exists, 1 size, 2 modification time, 3 checksum; left out: send all. */
  sync_level?: 0 | 1 | 2 | 3;
  verify_checksum: boolean;
  preserve_timestamp?: boolean;
  encrypt_data?: boolean;
  skip_source_errors?: boolean;
  fail_on_quota_errors?: boolean;
  delete_destination_extra?: boolean;
  /** The first that fits decides; what none fits is sent. */
  filter_rules?: FilterRuleDocument[];
  /** Accounts to be mapped to. */
  source_local_user?: string;
  destination_local_user?: string;
  DATA: TransferItemDocument[];
}

/** One file or folder of a transfer. */
export interface TransferItemDocument {
  DATA_TYPE: 'transfer_item';
  source_path: string;
  destination_path: string;
  /** Left out: the service finds out. */
  recursive?: boolean;
}

/** Which files and folders inside a recursive item are sent. */
export interface FilterRuleDocument {
  DATA_TYPE: 'filter_rule';
  method: 'include' | 'exclude';
  /** Left out: both. */
  type?: 'file' | 'dir';
  /** A name, with `*` and `?` as wildcards. */
  name: string;
}

/** What is sent to `POST /delete`. */
export interface DeleteDocument extends TaskFields {
  endpoint: string;
  recursive?: boolean;
  ignore_missing?: boolean;
  DATA: { DATA_TYPE: 'delete_item'; path: string }[];
}

/** A file that a task has sent. Paths are null for who may not see that side. */
export interface SuccessfulTransferDocument {
  source_path: string | null;
  destination_path: string | null;
  /** Null where the task verified none. */
  checksum: string | null;
  checksum_algorithm: string | null;
  size: number;
}

/** A path that a task passed over. Paths are null as above. */
export interface SkippedErrorDocument {
  source_path: string | null;
  destination_path: string | null;
  error_code: string;
  error_details: string | null;
  error_time: string;
  is_directory: boolean;
}

/** What keeps a task paused, as told to whoever isn't the manager. */
export interface PauseInfoDocument {
  pause_rules: { message: string | null; endpoint_display_name: string }[];
  source_pause_message: string | null;
  destination_pause_message: string | null;
  source_pause_message_share: string | null;
  destination_pause_message_share: string | null;
}

/** A page of what became of a task's paths; the next one begins at a marker. */
export interface PathListDocument<T> {
  DATA: T[];
  next_marker: number | `${number}` | null;
}

/** A place that somebody wants to find again. */
export interface BookmarkDocument {
  id: string;
  name: string;
  endpoint_id: string;
  path: string;
}

/** The answer to a submission. */
export interface SubmissionDocument {
  task_id: string;
  submission_id: string;
  /** `Accepted`, or `Duplicate` when this submission id was sent before. */
  code: string;
  message: string;
}

/** What a collection asks of the session beyond a token. */
export interface SessionRequirements {
  message: string;
  identities: string[];
  domains: string[];
  policies: string[];
  mfa: boolean;
  prompt: string | null;
}
