/**
 * ESLint rule: an import in src/ points down the list of layers, the sandbox
 * is on its own, and only tests cross over to it.
 */
import path from 'node:path';
import { depth, LAYERS, REFUSED_PACKAGES } from './layers.mjs';

/** Where a file is in the project, or null for what has no rule. */
function locate(file, root) {
  const [top, next = '', ...rest] = path.relative(root, file).split(path.sep);
  if (top === 'sandbox' && next === 'src') {
    return { package: 'sandbox', layer: null };
  }
  if (top !== 'src') {
    return { package: top, layer: null };
  }
  const layer = rest.length > 0 ? next : next.replace(/\.[cm]?[jt]sx?$/, '');
  return { package: 'src', layer };
}

/** Why this import is refused, or null. */
function refuse(from, source, file, root, typeOnly) {
  if (!source.startsWith('.')) {
    return REFUSED_PACKAGES[from.layer]?.test(source)
      ? `${from.layer}/ must not use ${source}.`
      : null;
  }
  const to = locate(path.resolve(path.dirname(file), source), root);
  if (from.package === 'src' && to.package === 'style') {
    return null;
  }
  if (to.package !== from.package) {
    return `${from.package}/ must not import from ${to.package}/.`;
  }
  if (from.package !== 'src' || to.layer === from.layer) {
    return null;
  }
  if (to.layer === 'tokens') {
    return null;
  }
  if (from.layer === 'tokens') {
    return typeOnly ? null : 'tokens.ts may import types only.';
  }
  if (depth(to.layer) < 0) {
    return `${to.layer} is no layer: ${LAYERS.flat().join(', ')}, tokens.`;
  }
  return depth(to.layer) > depth(from.layer)
    ? null
    : `${from.layer} must not import from ${to.layer}: imports only point down.`;
}

export default {
  meta: {
    type: 'problem',
    docs: { description: 'imports only point down the list of layers' },
    schema: []
  },
  create(context) {
    const root = context.cwd;
    const file = context.filename;
    const from = locate(file, root);
    const layered =
      from.package === 'sandbox' ||
      (from.package === 'src' && !file.endsWith('.d.ts'));
    if (!layered || file.split(path.sep).includes('__tests__')) {
      return {};
    }
    const check = (node, source, typeOnly = false) => {
      const message =
        typeof source?.value === 'string' &&
        refuse(from, source.value, file, root, typeOnly);
      if (message) {
        context.report({ node, message });
      }
    };
    return {
      Program(node) {
        const known = depth(from.layer) >= 0 || from.layer === 'tokens';
        if (from.package === 'src' && !known) {
          const message = `${from.layer} is no layer: ${LAYERS.flat().join(', ')}, tokens.`;
          context.report({ node, message });
        }
      },
      ImportDeclaration: node =>
        check(node, node.source, node.importKind === 'type'),
      ExportNamedDeclaration: node =>
        check(node, node.source, node.exportKind === 'type'),
      ExportAllDeclaration: node =>
        check(node, node.source, node.exportKind === 'type'),
      ImportExpression: node => check(node, node.source),
      TSImportType: node =>
        check(node, node.source ?? node.argument?.literal, true)
    };
  }
};
