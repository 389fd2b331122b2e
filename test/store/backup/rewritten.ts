import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';

/** A backup's lines, the last one left out. */
export function linesOfBackup(file: Uint8Array): string[] {
  return gunzipSync(file).toString('utf8').trimEnd().split('\n').slice(0, -1);
}

/** A backup as a forger would write it: other lines under a footer whose checksum fits them. */
export function forged(
  file: Uint8Array,
  change: (lines: readonly string[]) => readonly string[],
  more: object = {},
): Uint8Array {
  const lines = gunzipSync(file).toString('utf8').trimEnd().split('\n');
  const footer = JSON.parse(lines.at(-1)!) as object;
  const changed = change(lines.slice(0, -1)).map((line) => `${line}\n`);
  const sha256 = createHash('sha256').update(changed.join('')).digest('hex');
  return gzipSync(`${changed.join('')}${JSON.stringify({ ...footer, ...more, sha256 })}\n`);
}
