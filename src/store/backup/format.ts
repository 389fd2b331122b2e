import { z } from 'zod';

/** A backup is JSON lines: a header, per table `{"table":…}` and its rows as objects, a footer. */
export const FORMAT = 'xietiao-backup';
export const VERSION = 1;

export const header = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  takenAt: z.iso.datetime(),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});
export type Header = z.infer<typeof header>;

export const opening = z.strictObject({ table: z.string() });

export const footer = z.strictObject({
  end: z.literal(true),
  rows: z.record(z.string(), z.number().int()),
  /** Of every line before this one. */
  sha256: z.string(),
});
export type Footer = z.infer<typeof footer>;
