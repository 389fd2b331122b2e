import { readFileSync } from 'node:fs';
import { UserError } from './errors.ts';

/** @throws UserError DIRECTORY_INVALID where a directory file cannot be read */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UserError('DIRECTORY_INVALID', `${file} cannot be read: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
