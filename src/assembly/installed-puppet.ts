import { createRequire } from 'node:module';
import { UserError } from '../errors.ts';

/**
 * Looked for before anything starts: the library itself tells of a missing puppet only when it is to log in.
 * @throws UserError CONFIG_INVALID where no package of that name is installed
 */
export function needPuppet(name: string): void {
  try {
    createRequire(import.meta.url).resolve(name);
  } catch (error) {
    // A package for `import` alone is there all the same.
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'MODULE_NOT_FOUND') return;
    throw new UserError(
      'CONFIG_INVALID',
      `WECHAT_PUPPET ${name} is not installed: use wechaty-puppet-service, or install that package`,
      { cause: error },
    );
  }
}
