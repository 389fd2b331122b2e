import { defineConfig } from 'vitest/config';

/** Rooms whose tests start programs, servers or browsers, or change what belongs to the whole process. */
const ALONE = ['test/*.test.ts', 'test/{bots,chaos,cli,web}/**/*.test.ts'];

const PATIENCE = { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    globalSetup: ['test/support/build.ts', 'test/support/databases.ts'],
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'alone',
          include: ALONE,
          ...PATIENCE,
        },
      },
      {
        // What is loaded once serves all files of a worker: half of the time of small tests was spent on loading.
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: ALONE,
          isolate: false,
          ...PATIENCE,
        },
      },
    ],
  },
});
