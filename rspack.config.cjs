/**
 * What the build of the extension does otherwise than the builder's own.
 * `jupyterlab.webpackConfig` in package.json names this.
 */
const path = require('node:path');

module.exports = {
  // The first to know all that our sheets need, :has() being the last.
  target: 'browserslist:chrome 120, safari 17, firefox 121',
  module: {
    rules: [
      // The panel's sheets are a file of CSS: the builder keeps its loaders,
      // which make JavaScript of sheets, from those with such a name.
      { test: /\.raw\.css$/, type: 'css' }
    ]
  },
  output: {
    // With the version that the builder gives scripts: the server lets
    // browsers keep it then.
    cssChunkFilename: '[name].[contenthash].css?v=[contenthash]'
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
