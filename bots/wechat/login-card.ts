import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../../src/log.ts';
import type { AccountState } from './account.ts';
import { reasonOf } from './failures.ts';

/** What `xietiao wechat login` reads: how the account stands, and what is to be scanned. */
export interface LoginCard {
  /** Never throws: it is told from within the library's own events. */
  show(state: AccountState): void;
}

/** Whoever scans the code takes the account over, so both files are their owner's alone. */
export function createLoginCard(folder: string, log: Log): LoginCard {
  const picture = join(folder, 'login.png');
  let shown: string | undefined;

  function write(path: string, content: string | Uint8Array): void {
    writeFileSync(path, content, { mode: 0o600 });
    chmodSync(path, 0o600);
  }

  async function draw(link: string): Promise<void> {
    const { FileBox } = await import('file-box');
    write(picture, await FileBox.fromQRCode(link).toBuffer());
  }

  function put({ state, since, trouble, scan }: AccountState): void {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const about = { state, since: since.toISOString(), trouble: trouble ?? null, scan: scan ?? null };
    write(
      join(folder, 'state.json'),
      JSON.stringify({ ...about, picture: scan === undefined ? null : picture }),
    );
    if (scan === undefined) rmSync(picture, { force: true });
    else if (scan !== shown)
      draw(scan).catch((error: unknown) =>
        log.warn({ reason: reasonOf(error) }, 'the code to scan could not be drawn'),
      );
    shown = scan;
  }

  return {
    show(state) {
      try {
        put(state);
      } catch (error) {
        // On a full disk the account goes on speaking: only `wechat login` has to wait.
        log.warn({ reason: reasonOf(error) }, 'how the account stands could not be written down');
      }
    },
  };
}
