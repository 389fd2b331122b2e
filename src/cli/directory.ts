import { createInterface } from 'node:readline/promises';
import type { Config } from '../config.ts';
import { ORGANISATION_ID } from '../organisation.ts';
import { readText } from '../read-text.ts';
import { openStore } from '../store/open.ts';
import type { DirectoryChange } from '../store/directory/change.ts';
import { importDirectory, parseDirectory, previewDirectory } from '../usecases/import-directory.ts';

/** Shows what a directory file would change, asks, and only then changes it. */
export async function runDirectoryImport(
  config: Config,
  { file, yes, now, say }: { file: string; yes: boolean; now: Date; say: (line: string) => void },
): Promise<void> {
  const directory = parseDirectory(readText(file), file);
  const store = await openStore(config, now);
  try {
    const changes = await previewDirectory(store.db, ORGANISATION_ID, directory, now);
    for (const line of linesOf(changes)) say(line);
    if (changes.length === 0) return;
    if (!yes && !(await agreed())) return say('nothing changed');
    await importDirectory(store.db, ORGANISATION_ID, directory, now);
    say(`${changes.length} changes made`);
  } finally {
    await store.close();
  }
}

function linesOf(changes: readonly DirectoryChange[]): string[] {
  if (changes.length === 0) return ['nothing to change'];
  return changes.map(({ noun, name, what }) => `${what}: ${noun} ${name}`);
}

/** Without a terminal nobody can agree: then `--yes` has to be said. */
async function agreed(): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question('make these changes? [y/N] ');
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
