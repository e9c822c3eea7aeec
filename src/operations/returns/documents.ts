import {
  documentOf,
  flag,
  listOf,
  number,
  oneOf,
  orNull,
  ours,
  text
} from './forms';

const TIME = 'ISO 8601';

export const identity = ours('Who is signed in', {
  sub: text('UUID of the identity'),
  username: text('Such as ada@example.edu'),
  name: orNull(text('Full name')),
  email: orNull(text('E-mail address'))
});

export const collectionPage = ours('A page of results', {
  collections: listOf(
    ours('A collection, or an endpoint that is none', {
      id: text('UUID'),
      name: text('What it is called'),
      entityType: text('The kind, as the service names it'),
      owner: orNull(text('User name of its owner')),
      organization: orNull(text('Organization')),
      description: orNull(text('Description')),
      highAssurance: flag('Whether it is for protected data'),
      browsable: flag('False for an endpoint that holds no files by itself')
    }),
    'The collections'
  ),
  nextOffset: orNull(number('Offset of the next page; null at the end'))
});

export const collection = documentOf(
  "The service's document of a collection or endpoint",
  {
    id: text('UUID'),
    display_name: orNull(text('What it is called')),
    entity_type: text('The kind'),
    owner_string: orNull(text('User name of its owner')),
    organization: orNull(text('Organization')),
    description: orNull(text('Description')),
    default_directory: orNull(text('Where listings begin')),
    high_assurance: orNull(flag('Whether it is for protected data')),
    gcp_connected: orNull(flag('Of a personal one: whether it is online')),
    gcp_paused: orNull(flag('Of a personal one: whether it is paused'))
  }
);

const TYPE = 'dir, file, invalid_symlink or other';

const ENTRY = {
  name: text('Name; of a recursive listing, the path below the folder'),
  type: text(TYPE),
  size: orNull(number('Bytes; null of a folder and where unknown')),
  modified: orNull(text(TIME)),
  linkTarget: orNull(text('Where a symbolic link leads'))
};

export const listing = ours('A folder', {
  collection: text('UUID of the collection'),
  path: text('The folder as the service names it, with a slash at the end'),
  entries: listOf(ours('An entry', ENTRY), 'What is in it'),
  mayHaveMore: flag('The limit of 100,000 entries was reached')
});

export const entry = ours('A file or folder', {
  ...ENTRY,
  name: text('Name'),
  type: text('As the service names it, such as file or dir'),
  size: orNull(number('Bytes')),
  permissions: orNull(text('Octal, such as 0644')),
  user: orNull(text('Owner')),
  group: orNull(text('Group'))
});

export const place = ours('Where it is', {
  collection: text('UUID of the collection'),
  path: text('Path')
});

export const renamed = ours('Where it was and is', {
  collection: text('UUID of the collection'),
  path: text('Path before'),
  newPath: text('Path now')
});

export const submitted = ours('A task that was submitted', {
  taskId: text('UUID of the task'),
  duplicate: flag('The service had this submission already: it is one task')
});

export const task = documentOf("The service's document of a task", {
  task_id: text('UUID'),
  type: oneOf(['TRANSFER', 'DELETE'], 'What it does'),
  status: oneOf(['ACTIVE', 'INACTIVE', 'SUCCEEDED', 'FAILED'], 'How it is'),
  nice_status: orNull(text('OK, Queued, or the fault that it is stuck at')),
  nice_status_short_description: orNull(text('The same in words')),
  label: orNull(text('What it is called')),
  request_time: text(TIME),
  completion_time: orNull(text(TIME)),
  deadline: text(`When Globus gives up; ${TIME}`),
  source_endpoint_id: orNull(text('UUID; of a delete, where it deletes')),
  source_endpoint_display_name: orNull(text('Name of that collection')),
  destination_endpoint_id: orNull(text('UUID; null of a delete')),
  destination_endpoint_display_name: orNull(text('Name of that collection')),
  files: number('Files found so far'),
  files_transferred: number('Files sent'),
  files_skipped: number('Files passed over'),
  directories: number('Folders found so far'),
  bytes_transferred: number('Bytes sent'),
  effective_bytes_per_second: number('Speed over its whole time'),
  faults: number('How often something went wrong; most is tried again'),
  is_paused: flag('Whether an administrator holds it'),
  sync_level: orNull(number('0 exists, 1 size, 2 time, 3 checksum')),
  verify_checksum: flag('Whether checksums are compared')
});

export const event = documentOf('Something that happened to a task', {
  code: text('What, in a word'),
  description: text('The same in words'),
  details: orNull(text('What the service knows of it')),
  is_error: flag('Whether it is a fault'),
  time: text(TIME)
});

export const shownTask = ours('A task', {
  task,
  events: listOf(event, 'What happened to it, newest first, 100 at most')
});

export const sentFile = documentOf('A file that was sent', {
  source_path: orNull(text('Where it was; null for who may not see it')),
  destination_path: orNull(text('Where it is; null for who may not see it')),
  size: number('Bytes'),
  checksum: orNull(text('Null where none was compared')),
  checksum_algorithm: orNull(text('Such as MD5'))
});

export const skipped = documentOf('A path that was passed over', {
  source_path: orNull(text('Null for who may not see it')),
  destination_path: orNull(text('Null for who may not see it')),
  error_code: text('Why, in a word'),
  error_details: orNull(text('What the service knows of it')),
  error_time: text(TIME),
  is_directory: flag('Whether it is a folder')
});

export const bookmark = documentOf('A bookmark', {
  id: text('UUID'),
  name: text('What it is called'),
  endpoint_id: text('UUID of the collection'),
  path: text('Path of the folder')
});

export const timer = documentOf("The service's document of a timer", {
  job_id: text('UUID'),
  name: orNull(text('What it is called')),
  status: text('active, inactive (it waits for you), ended, or new'),
  inactive_reason: orNull(
    documentOf('Why it is inactive', {
      cause: oneOf(
        ['user', 'globus_auth_requirements'],
        'Who or what stopped it'
      )
    })
  ),
  schedule: documentOf('When it runs', {
    type: oneOf(['once', 'recurring'], 'How often')
  }),
  submitted_at: text(TIME),
  last_ran_at: orNull(text(TIME)),
  next_run: orNull(text(TIME)),
  n_runs: number('How often it ran'),
  n_errors: number('How often a run could not begin'),
  results: documentOf('Its last runs', {
    data: listOf(
      documentOf('A run', {
        ran_at: text(TIME),
        status: orNull(number('HTTP status of the submission'))
      }),
      'The runs'
    )
  })
});
