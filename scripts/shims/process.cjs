/** What is left of Node's `process` in a page or a worker. */
module.exports = { env: {}, argv: [] };
