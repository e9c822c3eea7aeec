/**
 * Writes docs/commands.md from what the commands are made of. For scripts and
 * tests: nothing at run time imports this.
 */
import type { Action } from '../operations/action';
import type { JSONSchema } from '../operations/arguments';
import { OPERATIONS } from '../operations/registry';
import { RETURNS } from '../operations/returns';
import * as documents from '../operations/returns/documents';
import type { Form } from '../operations/returns/forms';
import type { OperationId } from '../operations/words';
import { wordsOf } from '../operations/words';

const INTRODUCTION = `<!-- Written by \`npm run docs\` from src/operations; do not edit. -->

# Commands

Other extensions, scripts and menus use Globus by commands, as whoever is signed in in this browser: \`app.commands.execute('globus:ID', args)\`, or with types by the token \`IGlobus\` of the package \`jupyterlab-globus\`: \`globus.run('ID', args)\`. Both do the same; [examples/extension](../examples/extension) does both. Each command's \`describedBy\` holds the schema of its arguments.

- Where nobody is signed in, or a collection asks for consent, the person is asked for it.
- A button in someone's notebook can run any command. So whatever changes anything is confirmed by the person first; there is no argument that confirms.
- What goes wrong is thrown as an error with a \`failure\`: \`kind\` (such as \`not-found\`, \`not-permitted\`, \`declined\`, \`bad-request\`), \`code\`, \`message\` and \`requestId\` of the service, \`status\`.
- Sizes are bytes. A path begins with \`/\`; \`/~/\` is the home folder.
- What a document of the service holds beyond what is told here comes with it.

\`globus:open-panel\` and \`globus:open-files\` open the panel and the two panes, \`globus:open-task\` (\`task\`: UUID) shows a task; they return nothing.

Once the panel was opened there are the commands of its panes too, which its toolbars, context menu and shortcuts are made of: \`globus:go-back\`, \`globus:go-forward\`, \`globus:go-up\`, \`globus:refresh-folder\`, \`globus:toggle-hidden\`, \`globus:filter-folder\`, \`globus:edit-path\`, \`globus:new-folder\`, \`globus:rename-selected\`, \`globus:delete-selected\`, \`globus:select-all\`, \`globus:invert-selection\`, \`globus:copy-path\`, \`globus:copy-as-cell\`, \`globus:copy-files\`, \`globus:paste-files\`, \`globus:show-properties\`, \`globus:bookmark-folder\`, \`globus:open-in-web-app\`, \`globus:sort-by\` (\`by\`: name, size, modified or type), \`globus:transfer-selected\`, \`globus:show-file-menu\`. They act on the pane that was used last, or on \`pane\`: \`first\` or \`second\`. What changes files begins a name to type, or asks.
`;

/** No command has the right to a token. */
const ASKS: Partial<Record<Action['right'], string>> = {
  read: 'It reads: nothing is asked.',
  none: 'The dialog for it is the question.',
  'sign-out': 'The person confirms it first.',
  change: 'The person confirms it first.',
  cancel: 'The person confirms it first.',
  edit: 'The person confirms it first.',
  schedule: 'The person confirms it first.',
  destroy: 'The person confirms it first, seeing collection, paths and count.'
};

const FORM =
  'The form opens, filled in, and the person sends it; without any argument, with what is selected in the panel. Where the person chooses a later time there, or to repeat it, a timer is made of it and [returned](#timer) instead.';

/** The page, as Markdown. */
export function documentation(): string {
  const commands = Object.keys(wordsOf({ __: text => text })) as OperationId[];
  return [
    INTRODUCTION,
    ...commands.map(commandSection),
    '## Documents\n',
    ...Object.entries(documents).map(([name, form]) =>
      [`### ${title(name)}\n`, `${description(form)}.\n`, members(form)].join(
        '\n'
      )
    )
  ].join('\n');
}

function commandSection(id: OperationId): string {
  const operation = OPERATIONS[id]!;
  const { schema, summary } = operation;
  const { right } = operation.action(sampleOf(schema));
  return [
    `## \`globus:${id}\`\n`,
    `${summary}. ${id === 'transfer' ? FORM : ASKS[right]}\n`,
    argumentList(schema),
    `Returns ${typeOf(RETURNS[id])}.\n`,
    ...(nameOf(RETURNS[id]) || nameOf(itemsOf(RETURNS[id]))
      ? []
      : [members(RETURNS[id])])
  ].join('\n');
}

function argumentList(schema: JSONSchema, indent = ''): string {
  const properties = schema.properties as Record<string, Form>;
  const required = (schema.required ?? []) as string[];
  const lines = Object.entries(properties).flatMap(([name, form]) => {
    const usual =
      form.default === undefined
        ? ''
        : `, ${JSON.stringify(form.default)} unless given`;
    const needed = required.includes(name) ? ', required' : '';
    const line = `${indent}- \`${name}\` (${typeOf(form)}${needed}${usual}): ${description(form)}`;
    const inner = itemsOf(form);
    return inner?.type === 'object'
      ? [line, argumentList(inner as JSONSchema, `${indent}  `).trimEnd()]
      : [line];
  });
  return lines.length === 0 ? 'It takes nothing.\n' : `${lines.join('\n')}\n`;
}

function members(form: Form, indent = ''): string {
  const lines = Object.entries((form.properties ?? {}) as Record<string, Form>)
    .map(([name, member]) => {
      const inner = itemsOf(member) ?? member;
      const line = `${indent}- \`${name}\` (${typeOf(member)}): ${description(member)}`;
      return inner.type === 'object' && !nameOf(inner)
        ? `${line}\n${members(inner, `${indent}  `).trimEnd()}`
        : line;
    })
    .join('\n');
  return lines === '' ? '' : `${lines}\n`;
}

/** What something is, in words; a document by its name. */
function typeOf(form: Form): string {
  const types = [form.type].flat() as string[];
  const orNull = types.includes('null') ? ' or null' : '';
  const name = nameOf(form);
  if (name) {
    return `${name}${orNull}`;
  }
  const items = itemsOf(form);
  if (items) {
    return `list of ${typeOf(items)}${orNull}`;
  }
  const format = FORMATS[form.format as string] ?? types[0]!;
  const words = form.enum as string[] | undefined;
  return `${words ? words.map(word => `"${word}"`).join(' \\| ') : format}${orNull}`;
}

const FORMATS: Record<string, string | undefined> = {
  uuid: 'UUID',
  path: 'path',
  'date-time': 'time'
};

/** A link to a document that has a section of its own. */
function nameOf(form: Form | null): string | null {
  const found =
    form &&
    Object.entries(documents).find(
      ([, known]) =>
        known === form ||
        // With or without null it is the same.
        (form.description === known.description &&
          form.properties === known.properties)
    );
  return found
    ? `[${title(found[0])}](#${title(found[0]).toLowerCase().replaceAll(' ', '-')})`
    : null;
}

function itemsOf(form: Form): Form | null {
  return (form.items ?? null) as Form | null;
}

function description(form: Form): string {
  return (form.description ?? '') as string;
}

/** `collectionPage` as people write it. */
function title(name: string): string {
  const words = name.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
  return words[0]!.toUpperCase() + words.slice(1);
}

/** Arguments that a schema takes, to see what an operation would do. */
function sampleOf(schema: Form): unknown {
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties as Record<string, Form>)
          // What deletes at a destination, or ends twice, is told of in words.
          .filter(([name]) => !/^(deleteDest.*|until|times)$/.test(name))
          .map(([name, form]) => [name, sampleOf(form)])
      );
    case 'array':
      return [sampleOf(schema.items as Form)];
    case 'string':
      return '/';
    default:
      return schema.type === 'number' ? 1 : false;
  }
}
