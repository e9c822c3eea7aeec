import { Hono } from 'hono';
import type { Context } from 'hono';
import { authError, notImplemented } from '../errors.js';
import type { Client } from '../identities.js';
import { namedUuid } from '../namedUuid.js';
import type { World } from '../world.js';
import { callingClient } from './client.js';

/** Apps that register themselves, as globus-cli does. */
export function clientRoutes(world: World): Hono {
  const app = new Hono();

  // Recorded (globus_sdk.testing, create_native_app_instance); no
  // authentication, as globus-cli calls it. The status and refusals guessed.
  app.post('/v2/api/clients', async context => {
    const asked = await readClient(context);
    if (asked.template_id === undefined) {
      throw notImplemented('clients that are not made by template_id');
    }
    const unknown = Object.keys(asked).find(
      name => name !== 'template_id' && name !== 'name'
    );
    if (unknown !== undefined) {
      throw notImplemented(`the client's field '${unknown}' here`);
    }
    const id = asked.template_id;
    const template =
      typeof id === 'string' ? world.clients.find(id) : undefined;
    if (!template || template.secret !== undefined) {
      const detail = 'There is no such template';
      throw authError(404, 'NOT_FOUND', 'Not Found', detail);
    }
    const { name } = asked;
    if (typeof name !== 'string' || name === '' || /[\r\n]/.test(name)) {
      throw badRequest('name must be a string without line breaks');
    }
    const client = world.clients.copy(template, name);
    return context.json(
      {
        client: clientDocument(client),
        included: {
          client_credential: {
            name: 'Auto-created at client creation',
            id: namedUuid(`credential of ${client.id}`),
            client: client.id,
            secret: client.secret
          }
        }
      },
      201
    );
  });

  // Documented (globus-sdk, AuthClient); here for an app about itself only.
  app.get('/v2/api/clients/:id', context =>
    context.json({ client: clientDocument(itself(world, context)) })
  );
  app.delete('/v2/api/clients/:id', context => {
    const client = itself(world, context);
    if (!world.clients.remove(client)) {
      throw forbidden('This client of the sandbox stays');
    }
    world.grants.forget(client);
    return context.json({ client: clientDocument(client) });
  });

  return app;
}

function itself(world: World, context: Context): Client {
  const client = callingClient(world, context, new Map());
  if (client.id !== context.req.param('id')) {
    throw forbidden('Only a client itself may do this here');
  }
  return client;
}

async function readClient(context: Context): Promise<Record<string, unknown>> {
  let body: unknown;
  try {
    body = await context.req.json();
  } catch {
    throw badRequest('The body must be JSON');
  }
  const client: unknown = isRecord(body) ? body.client : undefined;
  if (!isRecord(client)) {
    throw badRequest('client must be an object');
  }
  return client;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function badRequest(detail: string): Error {
  return authError(400, 'BAD_REQUEST', 'Bad Request', detail);
}

function forbidden(detail: string): Error {
  return authError(403, 'FORBIDDEN', 'Forbidden', detail);
}

// Recorded (globus_sdk.testing, create_native_app_instance).
function clientDocument(client: Client): Record<string, unknown> {
  const isPublic = client.secret === undefined;
  return {
    id: client.id,
    name: client.name,
    client_type: isPublic ? 'public_installed_client' : 'confidential_client',
    public_client: isPublic,
    grant_types: isPublic
      ? ['authorization_code', 'refresh_token']
      : ['authorization_code', 'client_credentials', 'refresh_token'],
    parent_client: client.template ?? null,
    visibility: 'private',
    redirect_uris: [],
    fqdns: [],
    scopes: [],
    links: { privacy_policy: null, terms_and_conditions: null },
    required_idp: null,
    preselect_idp: null,
    project: null,
    prompt_for_named_grant: false,
    userinfo_from_effective_identity: true
  };
}
