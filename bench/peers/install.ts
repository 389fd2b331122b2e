import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse, resolve } from 'node:path';

/** What people would pick instead, at the versions that were measured. */
const PACKAGES = {
  koishi: '4.18.11',
  '@satorijs/adapter-lark': '3.12.4',
  '@koishijs/plugin-server': '3.2.9',
  '@minatojs/driver-sqlite': '4.7.0',
  hubot: '14.1.0',
  '@slack/bolt': '5.1.0',
  postgres: '3.4.9',
};
const SOURCES = resolve('bench/peers');
const PATIENCE_MS = 180_000;

export interface Peers {
  /** A peer's program by its name. */
  readonly programs: ReadonlyMap<string, string>;
  /** A place for what a peer stores by itself. */
  newStore(): string;
  remove(): void;
}

/** Installs the peers into a folder outside the checkout; where no registry answers, Feishu's own package is there anyway. */
export function installPeers(): Peers {
  const folder = mkdtempSync(join(tmpdir(), 'xietiao-bench-peers-'));
  const programs = new Map([['feishu sdk', join(SOURCES, 'lark.mjs')]]);
  let stores = 0;
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: PACKAGES }));
  try {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
      cwd: folder,
      stdio: 'ignore',
      timeout: PATIENCE_MS,
    });
    cpSync(SOURCES, folder, { recursive: true, filter: (file) => !file.endsWith('.ts') });
    for (const name of ['koishi.cjs', 'hubot.mjs', 'bolt.mjs'])
      programs.set(parse(name).name, join(folder, name));
  } catch (error) {
    console.error(
      `Koishi, Hubot and Bolt could not be installed: ${(error as Error).message.split('\n')[0]}`,
    );
  }
  return {
    programs,
    newStore: () => join(folder, `store-${(stores += 1)}.db`),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
