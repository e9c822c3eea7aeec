/**
 * What the build of the extension leaves out beyond the builder's own, since
 * it would never run. `jupyterlab.webpackConfig` in package.json names this.
 */
const path = require('node:path');

module.exports = {
  module: {
    rules: [
      {
        test: /style\/panel\.css$/,
        enforce: 'pre',
        use: path.join(__dirname, 'scripts/shims/panel-css.cjs')
      }
    ]
  },
  resolve: {
    alias: {
      // `@globus/sdk` brings a `fetch` for old browsers; it is handed ours.
      'cross-fetch': false,
      // The builder's `process`, of which no more than this is read.
      'process/browser': path.join(__dirname, 'scripts/shims/process.cjs')
    }
  }
};
