import { collection } from '../environment';
import { expect, test } from './globus';
import { allow, Notebook, writeNotebook } from './notebooks';

const ONE = () => collection('tutorial-1').id;
const TWO = () => collection('tutorial-2').id;
const NOBODY = '00000000-0000-4000-8000-000000000000';

const SETUP = `%load_ext jupyterlab_globus
import json
import jupyterlab_globus as globus
shell = get_ipython()

def line(text):
    return shell.run_line_magic("globus", text)

def cell(text, body):
    return shell.run_cell_magic("globus", text, body)

def refused(work):
    try:
        work()
    except globus.GlobusError as error:
        return str(error)
    return "It was not refused."`;

/** What is wrong in Python, and what the message has to say. */
function wrong(): [string, RegExp][] {
  const [one, two] = [ONE(), TWO()];
  const file = `${one}:/share/godata/file1.txt`;
  const lines = String.raw`"\n".join("a" if i == 6543 else f"a{i} b{i}" for i in range(10_000))`;
  return [
    [
      `line("ls ${one.slice(2)}:/share/")`,
      /" is no UUID of a collection: .* Copy it again, whole/u
    ],
    [`globus.ls("${one}x:/share/")`, /x".* Copy it again, whole/u],
    [`line("ls ${NOBODY}:/")`, /no collection with this id. Check the id/u],
    [`globus.ls("survy:/")`, /"survy".*%globus alias/su],
    [`line('ls "${one}:/no such/"')`, /Check the path.*\/no such/su],
    [`globus.stat("${one}:/no such")`, /Check the path.*\/no such/su],
    [`globus.task("${NOBODY}")`, /no task with this id.*%globus task list/su],
    [`globus.task("it")`, /"task" must be a UUID/u],
    [`line("bookmark show it")`, /You have no bookmark "it"/u],
    [`line("transfer ${file}")`, /DESTINATION:PATH is missing.*--help/u],
    [`globus.mkdir("${two}")`, /the place ".*" has no path: write COLL/u],
    [`globus.delete("${two}:")`, /the place ".*" has no path: write COLL/u],
    [
      `globus.transfer("${one}:", "${two}:/~/", items=[("x", "")])`,
      /"items.0.destination" must be a path that begins with \//u
    ],
    [
      `cell("transfer ${one}:/ ${two}:/~/", ${lines})`,
      /Line 6544 below: DESTINATION_PATH is missing/u
    ],
    [
      String.raw`globus.transfer("${file}", "${two}:/~/", label="two\nlines")`,
      /"label" must not .* a line break/u
    ],
    [
      String.raw`globus.create_bookmark("two\nlines", "${one}:/share/")`,
      /"name" must not .* a line break/u
    ],
    [
      String.raw`cell("transfer ${one}: ${two}:", "/share/two\nlines.txt /~/x")`,
      /Line 1 below: DESTINATION_PATH is missing/u
    ],
    [`line('ls ${two}:"/~/')`, /is opened and not closed. Put a name/u],
    [`line("lss ${two}:/~/")`, /no verb "lss". Did you mean ls\?/u],
    [`line("ls ${two}:/~/ --al")`, /no option --al. Did you mean --all\?/u],
    [
      `line("transfer ${file} ${two}:/~/ -s chksum")`,
      /--sync-level takes overwrite, exists, size, mtime, checksum; not "chksum"/u
    ],
    [
      `globus.transfer("${file}", "${two}:/~/", sync_level="chksum")`,
      /"sync_level" must be one of overwrite, exists, size, mtime, checksum/u
    ],
    [`globus.tasks(limit="ten")`, /"limit" must be a number/u]
  ];
}

test('bad input is told what is wrong with it, and nothing is sent', async ({
  page,
  panel,
  sandbox,
  tmpPath
}) => {
  const file = await writeNotebook(tmpPath, 'python3', [
    SETUP,
    `print(json.dumps([${wrong()
      .map(([python]) => `refused(lambda: ${python})`)
      .join(',\n')}]))`
  ]);
  await panel.consentBeforehand(ONE(), TWO());
  await panel.open();
  await panel.signIn();
  const notebook = new Notebook(page);
  await notebook.open(file);
  await notebook.start(0);
  await notebook.result(0);
  await notebook.start(1);
  await allow(panel, notebook);
  const said = JSON.parse(await notebook.result(1)) as string[];
  for (const [index, [python, words]] of wrong().entries()) {
    expect.soft(said[index], python.slice(0, 200)).toMatch(words);
  }
  expect(await sandbox.changes()).toEqual([]);
});
