import { readFileSync } from 'node:fs';
import { UserError } from './errors.ts';

/**
 * A directory file as text, in UTF-8, or in what Excel and Notepad save here.
 * @throws UserError DIRECTORY_INVALID where it cannot be read
 */
export function readText(file: string): string {
  const bytes = bytesOf(file);
  try {
    return decodeText(bytes);
  } catch (error) {
    const why = 'is neither UTF-8 nor GB18030 text: save it as UTF-8';
    throw new UserError('DIRECTORY_INVALID', `${file} ${why}`, { cause: error });
  }
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError('DIRECTORY_INVALID', `${file} cannot be read: ${why}`, { cause: error });
  }
}

/**
 * UTF-16 where a mark says so, UTF-8 where the bytes are that, else GB18030: Chinese in one is never valid in the other.
 * @throws TypeError where it is none of them
 */
export function decodeText(bytes: Uint8Array): string {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  if (mark === 0xfffe) return decoded('utf-16le', bytes);
  if (mark === 0xfeff) return decoded('utf-16be', bytes);
  try {
    return decoded('utf-8', bytes);
  } catch {
    return decoded('gb18030', bytes);
  }
}

function decoded(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}
