import { Hono } from 'hono';
import type { World } from '../world.js';
import { authenticate, findEndpoint } from './caller.js';
import { endpointDocument, servers } from './endpointDocument.js';
import { SEARCH_PARAMETERS, search } from './endpointSearch.js';
import { limited, onlyKnown, queryOf, wholeNumber } from './parameters.js';
import { pauseRules } from './pauseRules.js';
import type { TaskStore } from './taskStore.js';

// Documented (Transfer API, "Endpoint Search").
const PAGE = 100;
const MOST_RESULTS = 1000;

/** Endpoint by id, what is hosted and paused there, and search. */
export function endpointRoutes(world: World, tasks: TaskStore): Hono {
  const app = new Hono();

  app.get('/v0.10/endpoint/:id', context => {
    const caller = authenticate(world, context);
    const found = findEndpoint(world, context.req.param('id'));
    const query = queryOf(context);
    onlyKnown(query, ['fields']);
    const document = {
      ...endpointDocument(
        world,
        found,
        caller.identity,
        tasks.usesNow(caller.identity, found)
      ),
      DATA: servers(world, found)
    };
    return context.json(limited(query)(document));
  });

  // Documented (globus-sdk): guest collections that one administers. The kind
  // of document recorded (its tests against the service).
  app.get('/v0.10/endpoint/:id/my_shared_endpoint_list', context => {
    const { identity } = authenticate(world, context);
    onlyKnown(queryOf(context), []);
    const host = findEndpoint(world, context.req.param('id'));
    return context.json({
      DATA_TYPE: 'endpoint_list',
      DATA: world.collections
        .filter(c => c.hostId === host.id && c.ownerId === identity.id)
        .map(c =>
          endpointDocument(world, c, identity, tasks.usesNow(identity, c))
        )
    });
  });

  // The kind of document recorded (globus-sdk's tests against the service).
  app.get('/v0.10/endpoint/:id/my_effective_pause_rule_list', context => {
    authenticate(world, context);
    onlyKnown(queryOf(context), []);
    const found = findEndpoint(world, context.req.param('id'));
    return context.json({
      DATA_TYPE: 'pause_rule_list',
      DATA: pauseRules(world, found)
    });
  });

  app.get('/v0.10/endpoint_search', context => {
    const caller = authenticate(world, context);
    const query = queryOf(context);
    onlyKnown(query, [...SEARCH_PARAMETERS, 'fields']);
    const limit = wholeNumber(query, 'limit', PAGE, PAGE);
    const offset = wholeNumber(query, 'offset', 0, MOST_RESULTS);
    const found = search(world, tasks, caller, query).slice(0, MOST_RESULTS);
    return context.json({
      DATA_TYPE: 'endpoint_list',
      DATA: found
        .slice(offset, offset + limit)
        .map(collection => ({
          ...endpointDocument(
            world,
            collection,
            caller.identity,
            tasks.usesNow(caller.identity, collection)
          ),
          // Recorded as a fraction; what it measures is not known.
          _rank: 1.5
        }))
        .map(limited(query)),
      has_next_page: offset + limit < found.length,
      limit,
      offset
    });
  });

  return app;
}
