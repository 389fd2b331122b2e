import { type ErrorCode, UserError } from '../errors.ts';

/** What a file system says of a path that somebody typed: a folder, none there, nobody may, no room. */
const FAULTS: ReadonlySet<string> = new Set([
  'EACCES',
  'EBUSY',
  'EEXIST',
  'EISDIR',
  'ENAMETOOLONG',
  'ENOENT',
  'ENOSPC',
  'ENOTDIR',
  'ENXIO',
  'EPERM',
  'EROFS',
  'EXDEV',
]);

/** One clear line where the path is at fault; any other error as it came. */
export function asFileFault(error: unknown, code: ErrorCode, file: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return error;
  const what = code === 'FILE_UNWRITABLE' ? 'cannot be written' : 'cannot be read';
  return FAULTS.has(String(error.code))
    ? new UserError(code, `${file} ${what}: ${error.message}`, { cause: error })
    : error;
}
