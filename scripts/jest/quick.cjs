/**
 * Of the unit tests those that run no sandbox, for `npm run test:unit`: nine
 * tenths of the time are the others'.
 */
const { readFileSync } = require('node:fs');

const RUNS_ONE = /^import .* from '.*\/(world|machine|sandbox|node)';$/m;

module.exports = specs => ({
  filtered: specs.filter(
    spec =>
      !spec.includes('/sandbox/src/') &&
      !RUNS_ONE.test(readFileSync(spec, 'utf8'))
  )
});
