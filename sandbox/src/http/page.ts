import { html, raw } from 'hono/html';
import { STYLE } from './style.js';

/** A piece of a page, whose values are escaped. */
export type Html = ReturnType<typeof html>;

/**
 * A page for people, without a script.
 *
 * @param wide - room for tables
 */
export function page(title: string, body: Html, wide = false): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <title>${title} – Globus sandbox</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <main class="${wide ? 'wide' : 'narrow'}">
          <p class="flag">
            Sandbox: a local stand-in for Globus. Nothing leaves this computer.
          </p>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`;
}
