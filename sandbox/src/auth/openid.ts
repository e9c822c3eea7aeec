import { Hono } from 'hono';
import type { IdTokenSigner } from './idtoken.js';

/** What an app needs to check an ID token. */
export function openidRoutes(signer: IdTokenSigner): Hono {
  const app = new Hono();
  app.get('/jwk.json', async context => context.json(await signer.jwks()));
  app.get('/.well-known/openid-configuration', context =>
    context.json(configuration(new URL(context.req.url).origin))
  );
  return app;
}

// Documented (OpenID Connect Discovery, 3), as far as the sandbox goes.
function configuration(origin: string): Record<string, unknown> {
  return {
    issuer: origin,
    authorization_endpoint: `${origin}/v2/oauth2/authorize`,
    token_endpoint: `${origin}/v2/oauth2/token`,
    revocation_endpoint: `${origin}/v2/oauth2/token/revoke`,
    userinfo_endpoint: `${origin}/v2/oauth2/userinfo`,
    jwks_uri: `${origin}/jwk.json`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    token_endpoint_auth_methods_supported: ['client_secret_basic'],
    id_token_signing_alg_values_supported: ['RS512'],
    scopes_supported: ['openid', 'email', 'profile']
  };
}
