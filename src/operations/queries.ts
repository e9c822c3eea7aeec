/** Keys of what pages remember of the service's answers. */
export const queryKeys = {
  session: ['session'] as const,
  search: (text: string) => ['search', text] as const,
  collection: (id: string) => ['collection', id] as const,
  listing: (collection: string, path: string | null, showHidden: boolean) =>
    ['listing', collection, path, showHidden] as const,
  tasks: ['tasks'] as const
};
