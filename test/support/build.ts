import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The program, built from the source as it stands now, in a folder of this run's own. */
    program: string;
  }
}

/** Tests that run the program as a user does run what is built; the folder goes with the run. Types are `npm run check`'s matter. */
export default function setup(project: TestProject): () => void {
  const folder = `dist-test-${process.pid}`;
  execFileSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json', '--noCheck', '--outDir', folder], {
    stdio: 'inherit',
  });
  project.provide('program', resolve(folder, 'src/cli.js'));
  return () => rmSync(folder, { recursive: true, force: true });
}
