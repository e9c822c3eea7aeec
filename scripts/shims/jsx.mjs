/**
 * React's, as constants: of a CommonJS module each of the many calls would be
 * written out as `(0, module.jsx)(…)`.
 */
import runtime from 'jsx-runtime-of-react';

export const { Fragment, jsx, jsxs } = runtime;
