/** A time as tasks and events have it: `2021-01-15T18:13:10+00:00`. Recorded. */
export function taskTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}+00:00`;
}

/** A time as listings have it: `2021-01-15 01:45:50+00:00`. Recorded. */
export function fileTime(ms: number): string {
  return taskTime(ms).replace('T', ' ');
}
