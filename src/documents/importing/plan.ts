import type { LedgerColumn } from '../../directory/ledger-columns.ts';
import type { IssueEvent } from '../../issues/event.ts';
import {
  isSecretLine,
  type ImportTold,
  mergedUntold,
  placeWords,
  sameAsRow,
} from '../../wording/ledger-import.ts';
import type { LineTelling } from '../ledger/line.ts';
import type { SheetRow, SheetsRead, UnclearRow } from '../reading/rows.ts';
import { changesOf } from './changes.ts';
import { isAbout, newsIn, toldBy } from './compare.ts';
import { cellText, entryOf, isSecret, type LedgerEntry, said } from './entry.ts';
import { historyOf } from './history.ts';
import type { Register } from './register.ts';

/** What the ledger holds that the file may speak of; the histories are read for these alone. */
export interface Held {
  /** The numbers that earlier imports gave to lines, by the lines' keys. */
  readonly bySource: ReadonlyMap<string, number>;
  readonly histories: ReadonlyMap<number, readonly IssueEvent[]>;
  /** The highest number given so far. */
  readonly highest: number;
}

export interface Change {
  readonly number: number;
  readonly events: readonly IssueEvent[];
}

/** What taking the file over would write, and what is to be said of it. */
export interface ImportPlan {
  readonly fresh: readonly (readonly IssueEvent[])[];
  readonly changes: readonly Change[];
  readonly highest: number;
  readonly told: Omit<ImportTold, 'taken'>;
}

export interface PlanInput {
  readonly sheets: SheetsRead;
  readonly entries: readonly LedgerEntry[];
  readonly held: Held;
  readonly known: Register;
  readonly telling: LineTelling;
  readonly now: Date;
}

/** The lines that can be taken, in terms of our own. */
export function entriesOf({ rows }: SheetsRead, known: Register): LedgerEntry[] {
  return rows.map((row) => entryOf(row, known));
}

export function planImport(input: PlanInput): ImportPlan {
  const { sheets, entries, held } = input;
  const isAlone = new Set(entries.map(({ row }) => row.sheet)).size <= 1;
  const place = (row: Pick<SheetRow, 'sheet' | 'row'>) => placeWords(row, isAlone);
  const numbers = createNumbers(held, entries);
  const seen = new Map<string, SheetRow>();
  const fresh: IssueEvent[][] = [];
  const changes: Change[] = [];
  const told = {
    changed: [] as { place: string; number: number; columns: LedgerColumn[] }[],
    unclear: [...sheets.unclear],
    remarks: [] as { place: string; remark: string }[],
    same: 0,
    withoutDeadline: 0,
    withoutClosing: 0,
  };
  for (const entry of entries) {
    const line = place(entry.row);
    const outcome = outcomeOf(entry, input, numbers, seen.get(entry.source));
    seen.set(entry.source, seen.get(entry.source) ?? entry.row);
    switch (outcome.kind) {
      case 'unclear':
        told.unclear.push({
          ...entry.row,
          why: 'twin' in outcome ? sameAsRow(place(outcome.twin)) : outcome.why,
        });
        break;
      case 'same':
        told.same += 1;
        break;
      case 'changed':
        changes.push({ number: outcome.number, events: outcome.events });
        told.changed.push({ place: line, number: outcome.number, columns: outcome.columns });
        told.remarks.push(...entry.remarks.map((remark) => ({ place: line, remark })));
        break;
      case 'fresh':
        fresh.push(outcome.events);
        told.remarks.push(...entry.remarks.map((remark) => ({ place: line, remark })));
        if (entry.deadline === null && OPEN_WITH_LEAD.has(entry.state)) told.withoutDeadline += 1;
        if (entry.closedAt === null && entry.state === 'closed') told.withoutClosing += 1;
    }
  }
  return {
    fresh,
    changes,
    highest: numbers.highest(),
    told: {
      ...told,
      unclear: inOrder(told.unclear).map((one) => ({ place: place(one), why: one.why })),
      fresh: fresh.length,
      skipped: sheets.skipped,
    },
  };
}

/** As they stand in the file; sheets keep the order in which they were read. */
function inOrder(unclear: readonly UnclearRow[]): UnclearRow[] {
  const sheets = [...new Set(unclear.map(({ sheet }) => sheet))];
  return unclear.toSorted((a, b) => sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) || a.row - b.row);
}

const OPEN_WITH_LEAD: ReadonlySet<string> = new Set([
  'dispatched',
  'accepted',
  'in_progress',
  'on_hold',
  'returned',
  'reopened',
]);

type Outcome =
  | { readonly kind: 'fresh'; readonly events: IssueEvent[] }
  | {
      readonly kind: 'changed';
      readonly number: number;
      readonly events: readonly IssueEvent[];
      readonly columns: LedgerColumn[];
    }
  | { readonly kind: 'same' }
  | { readonly kind: 'unclear'; readonly why: string }
  | { readonly kind: 'unclear'; readonly twin: SheetRow };

function outcomeOf(
  entry: LedgerEntry,
  { held, known, telling, now }: PlanInput,
  numbers: Numbers,
  twin: SheetRow | undefined,
): Outcome {
  if (isSecret(entry.row)) return { kind: 'unclear', why: isSecretLine() };
  if (twin !== undefined) return { kind: 'unclear', twin };
  const events = heldBy(entry, held, { known, telling });
  if (events !== undefined) return changeOf(entry, events, { known, telling, now });
  if (entry.state === 'merged') return { kind: 'unclear', why: mergedUntold() };
  return { kind: 'fresh', events: wholeHistory(entry, numbers.take(entry), { known, telling, now }) };
}

/** With whatever no event of it says kept beside, so that the same line again is no news. */
function wholeHistory(
  entry: LedgerEntry,
  number: number,
  { known, telling, now }: Pick<PlanInput, 'known' | 'telling' | 'now'>,
): IssueEvent[] {
  const events = historyOf(entry, { number, known, now });
  const unsaid = newsIn(entry, toldBy(events, telling, known.calendar)).flatMap((column) => {
    const text = cellText(entry, column);
    return text === undefined || column === '状态' ? [] : [said(column, text)];
  });
  if (unsaid.length === 0) return events;
  return historyOf({ ...entry, rest: [...entry.rest, ...unsaid] }, { number, known, now });
}

/** The issue that the line is about: written down by an earlier import, or under the number that it bears. */
function heldBy(
  { source, row }: LedgerEntry,
  { bySource, histories }: Held,
  { known, telling }: Pick<PlanInput, 'known' | 'telling'>,
): readonly IssueEvent[] | undefined {
  const imported = histories.get(bySource.get(source) ?? Number.NaN);
  if (imported !== undefined) return imported;
  const numbered = row.number === null ? undefined : histories.get(row.number);
  return numbered !== undefined && isAbout(row, toldBy(numbered, telling, known.calendar))
    ? numbered
    : undefined;
}

function changeOf(
  entry: LedgerEntry,
  history: readonly IssueEvent[],
  { known, telling, now }: Pick<PlanInput, 'known' | 'telling' | 'now'>,
): Outcome {
  const told = toldBy(history, telling, known.calendar);
  const news = newsIn(entry, told);
  const last = history.at(-1);
  if (news.length === 0 || last === undefined) return { kind: 'same' };
  const { issue } = told;
  const found = changesOf({ entry, issue, lastSeq: last.seq, lastAt: last.at, news, known, now });
  if (found.kind === 'unclear') return found;
  if (found.events.length === 0) return { kind: 'same' };
  return { kind: 'changed', number: issue.number, events: found.events, columns: news };
}

interface Numbers {
  /** The line's own number where it is free, else the next. */
  take(entry: LedgerEntry): number;
  highest(): number;
}

/** No number of the ledger leaps beyond what a campaign can fill. */
const MOST_KEPT = 999_999;

function createNumbers({ highest: before, histories }: Held, entries: readonly LedgerEntry[]): Numbers {
  const taken = new Set<number>();
  const isFree = (number: number) => !taken.has(number) && !histories.has(number) && number <= MOST_KEPT;
  // The lines' own numbers first, so that none of them goes to a line without one.
  const kept = new Set(
    entries.flatMap(({ row: { number } }) => (number !== null && isFree(number) ? [number] : [])),
  );
  let next = before;
  let highest = before;
  return {
    highest: () => highest,
    take({ row: { number: wished } }) {
      const isOwn = wished !== null && kept.has(wished) && isFree(wished);
      if (!isOwn) {
        do next += 1;
        while (kept.has(next) || !isFree(next));
      }
      const number = isOwn ? wished : next;
      taken.add(number);
      highest = Math.max(highest, number);
      return number;
    },
  };
}
