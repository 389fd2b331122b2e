import { createInterface } from 'node:readline/promises';
import type { Config } from '../config.ts';
import { ORGANISATION_ID } from '../organisation.ts';
import { readText } from '../read-text.ts';
import { openStore } from '../store/database/open.ts';
import type { DirectoryChange } from '../store/directory/change.ts';
import { commandNow } from './command-now.ts';
import { importDirectory, parseDirectory, previewDirectory } from '../usecases/people/import-directory.ts';

export interface DirectoryImport {
  readonly file: string;
  /** Nobody is asked. */
  readonly yes: boolean;
  /** Departments and groups go away with their open issues. */
  readonly evenIfOpen: boolean;
  readonly now: Date;
  readonly say: (line: string) => void;
}

/** Shows what a directory file would change, asks, and only then changes it. */
export async function runDirectoryImport(
  config: Config,
  { file, yes, evenIfOpen, now: systemNow, say }: DirectoryImport,
): Promise<void> {
  const directory = parseDirectory(readText(file), file);
  const store = await openStore(config, systemNow);
  try {
    const now = await commandNow(store.db, config, systemNow);
    const changes = await previewDirectory(store.db, ORGANISATION_ID, directory, now, { evenIfOpen });
    for (const line of linesOf(changes)) say(line);
    if (changes.length === 0) return;
    if (!yes && !process.stdin.isTTY)
      return say('nothing changed: nobody can be asked here; to make these changes add --yes');
    if (!yes && !(await agreed())) return say('nothing changed');
    await importDirectory(store.db, ORGANISATION_ID, directory, now, { evenIfOpen });
    say(`${changes.length} changes made`);
  } finally {
    await store.close();
  }
}

function linesOf(changes: readonly DirectoryChange[]): string[] {
  if (changes.length === 0) return ['nothing to change'];
  return changes.map(
    ({ noun, name, what, about }) => `${what}: ${noun} ${name}${about === undefined ? '' : `, ${about}`}`,
  );
}

async function agreed(): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question('make these changes? [y/N] ');
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
