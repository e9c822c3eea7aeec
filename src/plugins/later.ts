/** Fetches the body of the extension: what no page needs before it is used. */
export const body = () => import(/* webpackChunkName: 'globus' */ './body');
