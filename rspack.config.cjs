/**
 * What the build of the extension does otherwise than the builder's own.
 * `jupyterlab.webpackConfig` in package.json names this.
 */
const path = require('node:path');
const { NormalModuleReplacementPlugin } = require('@rspack/core');

/**
 * The builder gives each entry what shares packages with JupyterLab, 7 kB of
 * it. The engine's worker is not JupyterLab and shares none.
 */
class EngineSharesNothing {
  apply(compiler) {
    const { name } = EngineSharesNothing;
    compiler.hooks.compilation.tap(name, compilation => {
      compilation.hooks.runtimeModule.tap(name, (module, chunk) => {
        const shares = /consumes_loading|sharing/.test(module.name);
        if (chunk.name === 'globus-engine' && shares) {
          module.source.source = Buffer.from('');
        }
      });
    });
  }
}

/** Hosts and scopes of services that nothing here calls; the SDK lists them all. */
const UNCALLED = new NormalModuleReplacementPlugin(
  /\/(compute|flows|groups|search)\/config\.js$/,
  path.join(__dirname, 'scripts/shims/uncalled.cjs')
);

module.exports = {
  plugins: [new EngineSharesNothing(), UNCALLED],
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
  optimization: {
    splitChunks: {
      cacheGroups: {
        // What node_modules has for one file is no file of its own.
        defaultVendors: false,
        // In a file of its own it serves the page and the worker.
        comlink: {
          test: /comlink/,
          name: 'comlink',
          chunks: 'all',
          enforce: true
        }
      }
    }
  },
  resolve: {
    alias: {
      // `@globus/sdk` brings a `fetch` for old browsers; it is handed ours.
      'cross-fetch': false,
      'react/jsx-runtime': path.join(__dirname, 'scripts/shims/jsx.mjs'),
      'jsx-runtime-of-react': require.resolve('react/jsx-runtime'),
      // The builder's `process`, of which no more than this is read.
      'process/browser': path.join(__dirname, 'scripts/shims/process.cjs')
    }
  }
};
