import type { Period } from '../../calendar/calendar.ts';
import { ledgerFileName } from '../../documents/formats.ts';
import type { LedgerSearch } from '../../store/ledger-rows.ts';
import { daySpan } from '../../wording/ledger-file.ts';
import type { SummaryScope } from '../summaries/compose.ts';
import type { Known } from '../known.ts';

/** A ledger that somebody wants as a file: whose, and reported when; everything, where no period is named. */
export interface LedgerWish {
  readonly scope: SummaryScope;
  readonly period: Period | undefined;
}

const NAME = /^(?:(all)|(group|department)-(\d{1,9}))?_?(?:(\d{4}-\d{2}-\d{2})_(\d{4}-\d{2}-\d{2}))?\.xlsx$/;

/** `all.xlsx`, `group-3.xlsx`, `department-7_2020-03-05_2020-03-12.xlsx`: days of reporting, the last not included. */
export function nameOfWish({ calendar }: Known, { scope, period }: LedgerWish): string {
  const whose = scope.kind === 'organisation' ? 'all' : `${scope.kind}-${scope.id}`;
  const days = period === undefined ? '' : `_${daysOf(calendar, period).join('_')}`;
  return `${whose}${days}.xlsx`;
}

export function wishNamed({ calendar }: Known, name: string): LedgerWish | undefined {
  const [all, , kind, id, from, to] = NAME.exec(name) ?? [];
  if (all === undefined || all === '.xlsx') return undefined;
  const scope =
    kind === 'group' || kind === 'department'
      ? ({ kind, id: Number(id) } as const)
      : ({ kind: 'organisation' } as const);
  const period =
    from === undefined || to === undefined
      ? undefined
      : { from: calendar.at(from, '00:00'), to: calendar.at(to, '00:00') };
  return { scope, period };
}

/** Undefined where the group or department is no longer there. */
export function searchOf(known: Known, { scope, period }: LedgerWish): LedgerSearch | undefined {
  if (scope.kind === 'organisation') return { ...period };
  const name = nameOf(known, scope);
  return name === null ? undefined : { ...period, [scope.kind]: name };
}

/** Null for the organisation, and for who is gone. */
export function nameOf(known: Known, scope: SummaryScope): string | null {
  if (scope.kind === 'organisation') return null;
  const own = scope.kind === 'group' ? known.group(scope.id) : known.department(scope.id);
  return own?.name ?? null;
}

/** 明湖度假区四进工作台账·一组2020-03-05至2020-03-11.xlsx; without a period, of the day it is written. */
export function fileNameOf(known: Known, { scope, period }: LedgerWish, now: Date): string {
  const { calendar } = known;
  const about = nameOf(known, scope);
  const [from, to] = period === undefined ? [] : daysOf(calendar, period);
  const days =
    from === undefined || to === undefined
      ? calendar.localDate(now)
      : daySpan(from, calendar.addDays(to, -1));
  return ledgerFileName(known.directory.organisation, `${about === null ? '' : `·${about}`}${days}`);
}

function daysOf(calendar: Known['calendar'], { from, to }: Period): readonly [string, string] {
  return [calendar.localDate(from), calendar.localDate(to)];
}
