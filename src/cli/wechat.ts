import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { UserError } from '../errors.ts';
import { readText } from '../read-text.ts';

/** Prints how the running program's WeChat account stands and, where it must be logged in, what a phone scans. */
export function runWechatLogin(
  { dataDir, wechat }: Pick<Config, 'dataDir' | 'wechat'>,
  write: (line: string) => void,
): void {
  const file = join(dataDir, 'wechat', 'state.json');
  if (wechat === undefined)
    throw new UserError('CONFIG_INVALID', 'WECHAT_PUPPET is not set: there is no account to log in');
  if (!existsSync(file))
    throw new UserError(
      'CONFIG_INVALID',
      `there is no ${file} yet: start the program with the same DATA_DIR, then ask again`,
    );
  write(readText(file).trim());
}
