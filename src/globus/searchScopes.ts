/** Among which collections a search looks, as the service names it (documented). */
export const SEARCH_SCOPES = [
  'all',
  'recently-used',
  'in-use',
  'my-endpoints',
  'my-gcp-endpoints',
  'administered-by-me',
  'shared-with-me',
  'shared-by-me'
] as const;

export type SearchScope = (typeof SEARCH_SCOPES)[number];
