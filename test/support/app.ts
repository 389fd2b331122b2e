import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../../src/config.ts';
import { startApp, type RunningApp } from '../../src/main.ts';
import { openStore, type Store } from '../../src/store/database/open.ts';
import { newDatabase, type DatabaseKind } from './store.ts';
import { createSandboxClient, type SandboxClient } from './sandbox-client.ts';

export const API_TOKEN = 'a-token-for-tests-0123456789';

export interface TestApp extends SandboxClient {
  readonly url: string;
  /** Stops, and starts again on the same ledger. */
  restart(): Promise<void>;
  /** Stops, and opens the ledger to look at it. */
  stopAndOpen(): Promise<Store>;
  close(): Promise<void>;
}

/** The whole product over HTTP, on a ledger of its own; the sandbox's clock starts at `now`. */
export async function startTestApp(
  kind: DatabaseKind,
  now: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<TestApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'xietiao-app-'));
  const database = kind === 'postgres' ? { DATABASE_URL: await newDatabase() } : {};
  const config = readConfig({
    ...database,
    PORT: '0',
    DATA_DIR: join(dataDir, 'data'),
    SANDBOX: 'on',
    SANDBOX_NOW: now,
    API_TOKEN,
    ...settings,
  });
  const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' });
  let app: RunningApp = await startApp(config, log);
  const client = createSandboxClient(() => app.url, API_TOKEN);
  return {
    ...client,
    get url() {
      return app.url;
    },
    async restart() {
      await app.stop();
      app = await startApp(config, log);
    },
    async stopAndOpen() {
      await app.stop();
      return openStore(config, new Date(now));
    },
    async close() {
      await app.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
