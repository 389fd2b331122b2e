import type { Calendar, Period } from '../calendar/calendar.ts';
import type { Notice } from '../chat/notice.ts';
import type { Db } from '../store/client.ts';
import { readBriefFacts } from '../store/brief-facts.ts';
import { readFigures } from '../store/figures.ts';
import { type BriefFacts, eveningNotice, morningNotice } from '../summaries/briefs.ts';
import { type Figures, isEmpty, type Scope } from '../summaries/figures.ts';
import type { Names } from '../summaries/names.ts';
import { weeklyNotice } from '../summaries/weekly.ts';
import type { Known } from './known.ts';

export type SummaryScope = Scope;

interface About {
  readonly organisationId: number;
  readonly known: Known;
  readonly scope: SummaryScope;
  /** The moment it is told at: the one it fell due, for what is posted late. */
  readonly now: Date;
}

export interface Composed<Told> {
  readonly notice: Notice;
  /** What the notice was written from; kept beside it. */
  readonly figures: Told;
  readonly period: Period;
}

/** The bulletin of a week, with its number (第 n 期). `isEmpty`: it is one honest line. */
export async function composeWeekly(
  db: Db,
  about: About & { readonly period: Period; readonly number: number },
): Promise<Composed<Figures> & { readonly isEmpty: boolean }> {
  return composeBulletin(db, about);
}

/** The same document for any period that somebody asks about; it has no number and is not kept. */
export async function composeStats(db: Db, about: About & { readonly period: Period }): Promise<Notice> {
  const { notice } = await composeBulletin(db, { ...about, number: null });
  return notice;
}

async function composeBulletin(
  db: Db,
  {
    organisationId,
    known,
    scope,
    period,
    number,
    now,
  }: About & { readonly period: Period; readonly number: number | null },
): Promise<Composed<Figures> & { readonly isEmpty: boolean }> {
  const { directory, calendar } = known;
  const end = period.to < now ? period.to : now;
  const read = (asked: Period) =>
    readFigures(db, organisationId, { scope, period: asked, now, nextTo: shifted(calendar, end, 7) });
  const before = periodBefore(calendar, period);
  const figures = await read(period);
  const previous = directory.organisation.startedAt > before.from ? null : await read(before);
  const notice = weeklyNotice({
    campaign: directory.organisation.campaign,
    scopeName: scopeName(namesOf(known), scope),
    number,
    figures,
    previous,
    names: namesOf(known),
    departmentIds: directory.departments.map(({ id }) => id),
    calendar,
  });
  return { notice, figures, period, isEmpty: isEmpty(figures) };
}

/** The morning or evening brief; null when there is nothing to say. */
export async function composeBrief(
  db: Db,
  { organisationId, known, scope, now, kind }: About & { readonly kind: 'morning' | 'evening' },
): Promise<Composed<BriefFacts> | null> {
  const { calendar, settings } = known;
  const today = calendar.localDate(now);
  const from = calendar.at(calendar.addDays(today, -1), settings.evening.time);
  const dayEnd = calendar.at(calendar.addDays(today, 1), '00:00');
  const figures = await readBriefFacts(db, organisationId, { scope, from, now, dayEnd });
  const write = kind === 'morning' ? morningNotice : eveningNotice;
  const notice = write({ facts: figures, from, now, names: namesOf(known), calendar });
  return notice === null ? null : { notice, figures, period: { from, to: now } };
}

function namesOf(known: Known): Names {
  return {
    department: (id) => known.department(id)?.name ?? `部门${id}`,
    group: (id) => known.group(id)?.name ?? `工作组${id}`,
    object: (id) => known.object(id)?.name ?? null,
  };
}

function scopeName(names: Names, scope: SummaryScope): string | null {
  return scope.kind === 'organisation' ? null : names[scope.kind](scope.id);
}

const DAY_MS = 86_400_000;

/** What it is compared with: the same hours of the day before, of the week before, or as many days before. */
function periodBefore(calendar: Calendar, { from, to }: Period): Period {
  const days = Math.ceil((to.getTime() - from.getTime()) / DAY_MS);
  const shift = days > 1 && days < 7 ? 7 : Math.max(1, days);
  return { from: shifted(calendar, from, -shift), to: shifted(calendar, to, -shift) };
}

/** The same wall clock so many days away. */
function shifted(calendar: Calendar, instant: Date, days: number): Date {
  return calendar.at(calendar.addDays(calendar.localDate(instant), days), calendar.localTime(instant));
}
