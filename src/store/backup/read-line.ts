import type { z } from 'zod';
import { UserError } from '../../errors.ts';

/** @throws UserError BACKUP_INVALID with what is said of a line that is no such thing */
export function readLine<Type extends z.ZodType>(type: Type, line: string, otherwise: string): z.infer<Type> {
  try {
    return type.parse(JSON.parse(line));
  } catch (error) {
    throw invalid(otherwise, error);
  }
}

export function invalid(why: string, cause?: unknown): UserError {
  return new UserError('BACKUP_INVALID', `the file is no backup that can be restored: ${why}`, { cause });
}
