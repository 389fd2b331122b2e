import { maskPersonalData } from '../../language/personal-data.ts';
import type { AuditExportLine } from './export.ts';

/** What people wrote about an issue; the rest of its fields are names, states and instants. */
const WORDS: ReadonlySet<string> = new Set([
  'title',
  'detail',
  'result',
  'routing',
  'pending',
  'instruction',
  'quantities',
  'amountCny',
  'reporterName',
  'reporterAccount',
]);

/** A line as whoever may not read everything gets it: numbers covered, and of a restricted issue no words and no reporter. */
export function discreetLine({ isRestricted, ...line }: AuditExportLine): AuditExportLine {
  const tell = isRestricted === true ? (value: unknown) => covered(withoutWords(value)) : covered;
  const actor =
    isRestricted === true && line.action === 'reported'
      ? { ...line.actor, account: null, personId: null, name: '' }
      : line.actor;
  return { ...line, actor, old: tell(line.old), new: tell(line.new) };
}

function withoutWords(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !WORDS.has(name)));
}

function covered(value: unknown): unknown {
  if (typeof value === 'string') return maskPersonalData(value).masked;
  if (Array.isArray(value)) return value.map(covered);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, covered(one)]));
}
