import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own that goes when the test file is through. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `xietiao-${name}-`));
  made.push(folder);
  return folder;
}
