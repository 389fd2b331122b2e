import { z } from 'zod';

/**
 * A backup is JSON lines: a header, per table `{"table":…}` and its rows as objects, per attachment `{"file":…}` and its
 * bytes as `{"part":"base64"}`, a footer. Version 1 had no attachments.
 */
export const FORMAT = 'xietiao-backup';
export const VERSION = 2;

export const header = z.object({
  format: z.literal(FORMAT),
  version: z.literal([1, VERSION]),
  takenAt: z.iso.datetime(),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});
export type Header = z.infer<typeof header>;

export const opening = z.strictObject({ table: z.string() });

const id = z.number().int().positive();

/** An attachment by its numbers alone: a path is never read from a backup. */
export const fileOpening = z.strictObject({
  file: z.strictObject({ organisationId: id, id }),
  bytes: z.number().int().nonnegative(),
});
export type FileOpening = z.infer<typeof fileOpening>;

export const filePart = z.strictObject({ part: z.string() });

const count = z.number().int().nonnegative();
const fileCounts = z.strictObject({
  stored: count,
  bytes: count,
  /** Their rows say that they are stored, yet they lay there no more, or not as they were. */
  missing: count,
});
export type FileCounts = z.infer<typeof fileCounts>;

export const footer = z.strictObject({
  end: z.literal(true),
  rows: z.record(z.string(), z.number().int()),
  /** Absent where the attachments were not taken along. */
  files: fileCounts.optional(),
  /** Of every line before this one. */
  sha256: z.string(),
});
export type Footer = z.infer<typeof footer>;

/** What a line is, told by how it begins; a row begins with its first column, and none is called like these. */
const BEGINNINGS = [
  ['{"end":true', 'end'],
  ['{"table":"', 'table'],
  ['{"file":{', 'file'],
  ['{"part":"', 'part'],
] as const;
export type LineKind = (typeof BEGINNINGS)[number][1] | 'row';

export function kindOf(line: string): LineKind {
  return BEGINNINGS.find(([beginning]) => line.startsWith(beginning))?.[1] ?? 'row';
}
