import type { Algorithm } from './checksum.js';

/** A file that arrived. */
export interface Transferred {
  readonly sourcePath: string;
  readonly destinationPath: string;
  /** Bytes. */
  readonly size: number;
  /** Null where nothing was checked. */
  readonly checksum: { algorithm: Algorithm; digest: string } | null;
}

/** A path that was passed over because of `skip_source_errors`. */
export interface SkippedError {
  readonly sourcePath: string;
  readonly destinationPath: string;
  readonly isDirectory: boolean;
  readonly code: string;
  readonly details: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly externalChecksum: string | null;
  readonly checksumAlgorithm: string | null;
}

/** What became of each path of a task, for as long as it is kept. */
export class TaskHistory {
  readonly transferred: Transferred[] = [];
  readonly skipped: SkippedError[] = [];
  isDeleted = false;

  /** Documented (Transfer API, "Task Management"): after 30 days it goes. */
  delete(): void {
    this.transferred.length = 0;
    this.skipped.length = 0;
    this.isDeleted = true;
  }
}
