/**
 * A loader for `style/panel.css`: puts the sheets that it imports in the place
 * of the imports, and takes out comments and the white space that means
 * nothing. CSS ships as JavaScript here, and counts as such.
 */
const { readFileSync } = require('node:fs');
const path = require('node:path');

const IMPORT = /@import url\('(.+?)'\);/g;

/** Makes a sheet smaller, not another: no string of ours holds white space. */
function squeezed(css) {
  return css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .trim();
}

module.exports = function inlineImports(source) {
  const whole = source.replace(IMPORT, (_, sheet) => {
    const file = path.join(this.context, sheet);
    this.addDependency(file);
    // Addresses in it are as seen from its folder.
    const folder = path.dirname(sheet);
    return readFileSync(file, 'utf8').replace(
      /url\('(.+?)'\)/g,
      (_match, address) => `url('./${path.posix.join(folder, address)}')`
    );
  });
  return squeezed(whole);
};
