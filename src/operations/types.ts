import type {
  BookmarkDocument,
  CollectionPage,
  EndpointDocument,
  EventDocument,
  Identity,
  SignOutResult,
  SkippedErrorDocument,
  SubmittedTask,
  SuccessfulTransferDocument,
  TaskDocument,
  TimerDocument
} from '../engine/contract';
import type { BookmarkArguments } from './bookmarks';
import type { CreateTimerArguments } from './createTimer';
import type { DeleteArguments } from './delete';
import type { FileEntry, RenameArguments } from './files';
import type { ListArguments, ListResult } from './list';
import type { Place } from './places';
import type { SearchArguments } from './search';
import type { RecordArguments } from './taskRecords';
import type {
  ListTasksArguments,
  TaskArguments,
  UpdateTaskArguments
} from './tasks';
import type { ResumeArguments, TimerArguments } from './timers';
import type { TransferArguments } from './transfer';
import type { WaitArguments } from './waitTask';
import type { WaitTasksArguments } from './waitTasks';
import type { OperationId } from './words';

/** What an operation takes and returns. */
interface Call<A, R> {
  args: A;
  returns: R;
}

/** What takes nothing. */
type Nothing = Record<string, never>;

/** Every operation, with what it takes and what it returns. */
export interface OperationTypes {
  'who-am-i': Call<Nothing, Identity | null>;
  'sign-in': Call<Nothing, Identity | null>;
  'sign-out': Call<Nothing, SignOutResult>;
  'search-collections': Call<SearchArguments, CollectionPage>;
  'show-collection': Call<{ collection: string }, EndpointDocument>;
  'list-directory': Call<ListArguments, ListResult>;
  stat: Call<Place, FileEntry>;
  'make-directory': Call<Place, Place>;
  rename: Call<RenameArguments, RenameArguments>;
  /** A timer where the person chose in the form to send it later. */
  transfer: Call<TransferArguments, SubmittedTask | TimerDocument>;
  delete: Call<DeleteArguments, SubmittedTask>;
  'list-tasks': Call<ListTasksArguments, TaskDocument[]>;
  'show-task': Call<
    TaskArguments,
    { task: TaskDocument; events: EventDocument[] }
  >;
  'list-task-events': Call<
    RecordArguments & { errorsOnly?: boolean },
    EventDocument[]
  >;
  'list-successful-transfers': Call<
    RecordArguments,
    SuccessfulTransferDocument[]
  >;
  'list-skipped-errors': Call<RecordArguments, SkippedErrorDocument[]>;
  'wait-task': Call<WaitArguments, TaskDocument>;
  'wait-tasks': Call<WaitTasksArguments, readonly TaskDocument[]>;
  'cancel-task': Call<TaskArguments, TaskDocument>;
  'update-task': Call<UpdateTaskArguments, TaskDocument>;
  'list-bookmarks': Call<Nothing, BookmarkDocument[]>;
  'show-bookmark': Call<BookmarkArguments, BookmarkDocument>;
  'create-bookmark': Call<Place & { name: string }, BookmarkDocument>;
  'rename-bookmark': Call<
    BookmarkArguments & { name: string },
    BookmarkDocument
  >;
  'delete-bookmark': Call<BookmarkArguments, { id: string }>;
  'create-timer': Call<CreateTimerArguments, TimerDocument>;
  'list-timers': Call<Nothing, TimerDocument[]>;
  'show-timer': Call<TimerArguments, TimerDocument>;
  'pause-timer': Call<TimerArguments, TimerDocument>;
  'resume-timer': Call<ResumeArguments, TimerDocument>;
  'delete-timer': Call<TimerArguments, { id: string }>;
}

export type ArgumentsOf<I extends OperationId> = OperationTypes[I]['args'];

export type ResultOf<I extends OperationId> = OperationTypes[I]['returns'];
