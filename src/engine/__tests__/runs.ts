/**
 * How often a property is tried: `GLOBUS_SOAK` times as often as every day,
 * where that is set.
 */
export function runs(everyDay: number): { numRuns: number } {
  return { numRuns: everyDay * Number(process.env.GLOBUS_SOAK ?? 1) };
}
