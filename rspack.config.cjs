// Rspack 2.2 panics ("RuntimeIdRuntimeModule must be in a single runtime") when
// its inner-graph analysis meets a module that page and worker use differently.
module.exports = { optimization: { innerGraph: false } };
