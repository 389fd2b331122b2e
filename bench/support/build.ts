import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';

export interface Built {
  /** The command line of the program. */
  readonly cli: string;
  remove(): void;
}

/** The program as it stands in the sources, built into a folder of this bench's own. */
export function buildProgram(): Built {
  const folder = `dist-bench-${process.pid}`;
  execFileSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json', '--noCheck', '--outDir', folder], {
    stdio: 'inherit',
  });
  return {
    cli: resolve(folder, 'src/cli.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
