import { createHash } from 'node:crypto';
import { maskPersonalData } from '../../language/personal-data.ts';
import { simplify } from '../../language/fold.ts';
import { WEIGHTS } from '../../routing/evidence.ts';
import { LEDGER_COLUMNS } from '../../routing/ledger-columns.ts';
import { successors } from '../../routing/successor.ts';
import type { NewExample } from '../../store/routing/examples.ts';

/** A line of a ledger that was kept before the bot, by the names of its columns. */
export type LedgerRow = Readonly<Record<string, unknown>>;

/** Who answered, as examples; and what was not understood. */
export interface OldLedger {
  readonly examples: readonly NewExample[];
  /** Rows taken. */
  readonly taken: number;
  readonly withoutText: number;
  readonly withoutDepartment: number;
  /** Names that no department bears, as typed, with how often they came. */
  readonly unknown: ReadonlyMap<string, number>;
}

const BETWEEN_NAMES = /[、,，;；/\s]+/;

/** Reads rows as decided requests; several departments in one row were all right. */
export function readOldLedger(
  rows: readonly LedgerRow[],
  departments: readonly { readonly name: string; readonly aliases: readonly string[] }[],
  at: Date,
): OldLedger {
  const today = successors(departments);
  const unknown = new Map<string, number>();
  let [taken, withoutText, withoutDepartment] = [0, 0, 0];
  const examples = rows.flatMap((row) => {
    const title = plain(valueOf(row, 'title'));
    const text = plain(valueOf(row, 'text')) || title;
    const names = namesIn(row);
    if (text === '') withoutText += 1;
    else if (names.length === 0) withoutDepartment += 1;
    if (text === '' || names.length === 0) return [];
    const known = names.filter((name) => today(name) !== undefined);
    for (const name of names) if (!known.includes(name)) unknown.set(name, (unknown.get(name) ?? 0) + 1);
    if (known.length > 0) taken += 1;
    return known.map((department) => exampleOf({ title, text, department, at }));
  });
  return { examples, taken, withoutText, withoutDepartment, unknown };
}

function exampleOf(told: Pick<NewExample, 'title' | 'text' | 'department' | 'at'>): NewExample {
  const digest = createHash('sha256').update(`${told.title}\n${told.text}`).digest('hex').slice(0, 32);
  const subject = `import:${digest}`;
  return {
    ...told,
    key: `${subject}:${told.department}`,
    subject,
    kind: 'imported',
    role: 'lead',
    weight: WEIGHTS.imported,
  };
}

function valueOf(row: LedgerRow, what: keyof typeof LEDGER_COLUMNS): unknown {
  return LEDGER_COLUMNS[what].map((name) => row[name]).find((value) => value !== undefined && value !== '');
}

function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number'
    ? maskPersonalData(simplify(String(value)).trim()).masked
    : '';
}

function namesIn(row: LedgerRow): string[] {
  const value = valueOf(row, 'department');
  const all = Array.isArray(value) ? value : [value];
  return all.flatMap((one) =>
    typeof one === 'string' ? simplify(one).split(BETWEEN_NAMES).filter(Boolean) : [],
  );
}
