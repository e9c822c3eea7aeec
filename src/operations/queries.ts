/** Keys of what pages remember of the service's answers. */
export const queryKeys = {
  search: (text: string, scope: string) => ['search', text, scope] as const,
  collection: (id: string) => ['collection', id] as const,
  /** The names of several collections. */
  names: (ids: readonly string[]) => ['names', ids] as const,
  bookmarks: ['bookmarks'] as const,
  timers: ['timers'] as const,
  task: (id: string) => ['task', id] as const,
  /** Tasks that ended, by what is asked for; null: none. */
  tasks: (query: unknown) => ['tasks', query] as const,
  /** What happened to a task, by what it said of itself then. */
  events: (id: string, mark: unknown) => ['events', id, mark] as const,
  /** What became of a task's files. */
  files: (id: string, kind: string) => ['files', id, kind] as const,
  /** Why a task is paused. */
  pause: (id: string) => ['pause', id] as const,
  /** A sign-in that waits for its code, by what it asks for. */
  pending: (wishes: unknown) => ['pending', wishes] as const
};
