/**
 * The sources import each other as TypeScript's output will be named
 * ("./session.js"), since Node and Rspack run that output. Under jest there is
 * no output: find the source. Packages are left alone.
 */
module.exports = (request, options) => {
  const ours =
    request.startsWith('.') &&
    request.endsWith('.js') &&
    !options.basedir.includes('node_modules');
  if (ours) {
    try {
      return options.defaultResolver(request.slice(0, -3), options);
    } catch {
      // A script that really is JavaScript.
    }
  }
  return options.defaultResolver(request, options);
};
