import type { AttachmentPlace } from '../assembly/attachment-storage.ts';
import type { Dumped } from '../store/backup/dump.ts';
import type { FileCounts } from '../store/backup/format.ts';
import type { Loaded } from '../store/backup/load-lines.ts';

type Place = Pick<AttachmentPlace, 'kind' | 'name'>;

/** The last line of a backup: what is in the file, and what is not. */
export function backedUp(
  file: string,
  { rows, files }: Dumped,
  { place, isLocked }: { place: Place; isLocked: boolean },
): string {
  const locked = isLocked ? 'encrypted' : 'not encrypted, keep it safe';
  if (files === undefined) return `${file}: ${rowsSaid(rows)}, ${locked}; ${WITHOUT[place.kind](place.name)}`;
  const { counts, firstMissing } = files;
  const lost = `; ${attachments(counts.missing)} missing or damaged in ${place.name}, the first: ${firstMissing}`;
  return `${file}: ${rowsSaid(rows)}, ${filesSaid(counts)}, ${locked}${counts.missing === 0 ? '' : lost}`;
}

const WITHOUT: Readonly<Record<Place['kind'], (name: string) => string>> = {
  folder: (name) => `the attachments are not in it: copy ${name}`,
  bucket: (name) => `the attachments stay in the bucket ${name}`,
};

/** The last line of a restore: what came back, and what has to come from elsewhere. */
export function restored(file: string, { rows, files, storedFiles }: Loaded, { name }: Place): string {
  const back = `${file}: restored, ${rowsSaid(rows)}`;
  if (files === undefined) {
    const awaited = `; ${attachments(storedFiles)} not in it, looked for in ${name}`;
    return storedFiles === 0 ? back : `${back}${awaited}`;
  }
  const lost = `; ${attachments(files.missing)} missing or damaged already when it was made`;
  return `${back}, ${filesSaid(files)} into ${name}${files.missing === 0 ? '' : lost}`;
}

function rowsSaid(rows: Readonly<Record<string, number>>): string {
  const count = Object.values(rows).reduce((sum, one) => sum + one, 0);
  return `${count} rows, ${rows['issues'] ?? 0} issues`;
}

function filesSaid({ stored, bytes }: FileCounts): string {
  return stored === 0 ? attachments(0) : `${attachments(stored)} (${size(bytes)})`;
}

function attachments(count: number): string {
  if (count === 0) return 'no attachments';
  return `${count} ${count === 1 ? 'attachment' : 'attachments'}`;
}

function size(bytes: number): string {
  const kilobytes = Math.ceil(bytes / 1024);
  return kilobytes < 1024 ? `${kilobytes} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
