import { readFile, writeFile } from 'fs/promises';
import { join } from 'path';
import { documentation } from '../documentation';

const PAGE = join(__dirname, '../../../docs/commands.md');

it('docs/commands.md is what the commands are; `npm run docs` writes it', async () => {
  const text = documentation();
  if (process.env.WRITE_DOCS) {
    await writeFile(PAGE, text);
  }
  expect(await readFile(PAGE, 'utf8')).toBe(text);
});
