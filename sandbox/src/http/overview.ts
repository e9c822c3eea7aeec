import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Journal } from '../journal.js';
import type { TimerStore } from '../timers/timerStore.js';
import { nextRun } from '../timers/timerDocument.js';
import { taskDocument } from '../transfer/taskDocument.js';
import type { TaskStore } from '../transfer/taskStore.js';
import type { World } from '../world.js';
import { page } from './page.js';
import type { Html } from './page.js';

const MOST_ROWS = 50;
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** The page at `/`: what there is and what goes on, for whoever debugs. */
export function overviewRoutes(
  world: World,
  tasks: TaskStore,
  timers: TimerStore,
  journal: Journal
): Hono {
  const app = new Hono();
  app.get('/', context => {
    context.header('Content-Security-Policy', POLICY);
    context.header('Cache-Control', 'no-store');
    return context.html(overview(world, tasks, timers, journal));
  });
  return app;
}

function overview(
  world: World,
  tasks: TaskStore,
  timers: TimerStore,
  journal: Journal
): Html {
  const now = new Date(world.clock.now()).toISOString();
  return page(
    'What goes on',
    html`
      <p>
        As of ${now}, by the sandbox’s clock; load the page again to see more.
      </p>
      <h2 id="collections">Collections</h2>
      ${collections(world)}
      <h2 id="tasks">Tasks, the newest first</h2>
      ${taskTable(tasks)}
      <h2 id="timers">Timers, the newest first</h2>
      ${timerTable(timers)}
      <h2 id="faults">Faults that stand</h2>
      ${faults(world)}
      <h2 id="requests">Requests, the newest first</h2>
      ${requests(journal)}
    `,
    true
  );
}

function collections(world: World): Html {
  return table(
    'collections',
    ['Name', 'Role', 'Id', 'Kind', 'Folder'],
    world.collections.map(c => [
      c.displayName,
      c.role,
      html`<code>${c.id}</code>`,
      c.online ? c.entityType : `${c.entityType}, not connected`,
      html`<code>${world.storage.locate([c.role])}</code>`
    ])
  );
}

function taskTable(tasks: TaskStore): Html {
  return table(
    'tasks',
    ['Task', 'Whose', 'Status', 'From, to', 'Files', 'Bytes', 'Faults'],
    tasks.all().map(task => {
      const { nice_status: nice } = taskDocument(task);
      return [
        html`${task.request.type} <bdi>${task.label ?? ''}</bdi><br /><code
            >${task.id}</code
          >`,
        task.owner.identity.username,
        typeof nice === 'string' ? `${task.status}, ${nice}` : task.status,
        task.places.map(place => place.displayName).join(' → '),
        ...[task.files, task.bytesTransferred, task.faults].map(String)
      ];
    })
  );
}

function timerTable(timers: TimerStore): Html {
  return table(
    'timers',
    ['Timer', 'Whose', 'Status', 'From, to', 'Runs', 'Next run'],
    timers.all().map(timer => {
      const next = nextRun(timer);
      return [
        html`<bdi>${timer.name ?? ''}</bdi><br /><code>${timer.id}</code>`,
        timer.owner.identity.username,
        timer.status,
        `${timer.request.source.displayName} → ${timer.request.destination.displayName}`,
        String(timer.runCount),
        next === null ? '' : new Date(next).toISOString()
      ];
    })
  );
}

function faults(world: World): Html {
  return table(
    'faults',
    ['Name', 'Where'],
    world.faults
      .list()
      .map(({ name, ...where }) => [
        name,
        html`<code>${JSON.stringify(where)}</code>`
      ])
  );
}

function requests(journal: Journal): Html {
  return table(
    'requests',
    ['Time', 'Request', 'Status'],
    journal.entries
      .slice(-MOST_ROWS)
      .reverse()
      .map(({ method, path, status, time }) => [
        time,
        html`<code>${method} ${path}</code>`,
        status === null ? 'none' : String(status)
      ])
  );
}

/** A table with the heading of that id as its name; at most fifty rows. */
function table(
  id: string,
  heads: readonly string[],
  rows: readonly (readonly (string | Html)[])[]
): Html {
  if (rows.length === 0) {
    return html`<p class="quiet">None.</p>`;
  }
  const shown = rows.slice(0, MOST_ROWS);
  return html`
    <div class="scroll" role="region" aria-labelledby="${id}" tabindex="0">
      <table aria-labelledby="${id}">
        <thead>
          <tr>
            ${heads.map(head => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            row =>
              html`<tr>
                ${row.map(cell => html`<td>${cell}</td>`)}
              </tr>`
          )}
        </tbody>
      </table>
    </div>
    ${
      rows.length > shown.length
        ? html`<p class="quiet">And ${rows.length - shown.length} more.</p>`
        : ''
    }
  `;
}
