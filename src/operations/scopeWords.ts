import { safeText } from './safeText';

/**
 * What marks a service in its scopes and in the name of its resource server
 * (documented), and what people call it.
 */
const SERVICES: readonly [mark: RegExp, name: string][] = [
  [/search\.api\.globus\.org/, 'Globus Search'],
  [/groups\.api\.globus\.org/, 'Globus Groups'],
  [/flows\.globus\.org|eec9b274-0c81-4334-bdc2-54e90e689b9a/, 'Globus Flows'],
  [/524230d7-ea86-4a52-8312-86065a9e0417/, 'Globus Timers'],
  [/funcx_service|facd7ccc-c5f4-42aa-916b-a0e270e2c2a9/, 'Globus Compute'],
  [/transfer\.api\.globus\.org/, 'Globus Transfer'],
  [/auth\.globus\.org$|scope:auth\.globus\.org:/, 'Globus Auth']
];

/** What every sign-in asks for and tells of in words of its own. */
const USUAL = /^(openid|profile|email|.*transfer\.api\.globus\.org:all)$/;

/** A service by its resource server or one of its scopes; what has no name, as it is. */
export function serviceInWords(text: string): string {
  const known = SERVICES.find(([mark]) => mark.test(text));
  return known?.[1] ?? safeText(text);
}

/**
 * The services that scopes are for, beyond the usual, each once. What depends
 * on a scope (in its brackets) is not told.
 */
export function scopesInWords(scopes: readonly string[]): string[] {
  const own = scopes
    .map(scope => scope.trim().replace(/\[.*$/s, ''))
    .filter(scope => scope !== '' && !USUAL.test(scope));
  return [...new Set(own.map(serviceInWords))];
}
