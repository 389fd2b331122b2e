import type { Calendar, Period } from '../../calendar/calendar.ts';
import type { Notice } from '../../chat/notice.ts';
import { readBulletinRows } from '../../store/figures/bulletin-rows.ts';
import type { Db } from '../../store/database/client.ts';
import { readBriefFacts } from '../../store/figures/brief-facts.ts';
import {
  readCompared,
  readFigures,
  readFiguresOfEach,
  readTotalsOfEach,
} from '../../store/figures/figures.ts';
import { type BriefFacts, eveningNotice, morningNotice } from '../../summaries/briefs.ts';
import { type Bulletin, bulletinNotice } from '../../summaries/bulletin.ts';
import { type BulletinFacts, bulletinFacts, saysNothing } from '../../summaries/bulletin-facts.ts';
import { type Instants, instantsOf, type Scope } from '../../summaries/figures.ts';
import { type Names, namelessDepartment, namelessGroup } from '../../summaries/names.ts';
import { campaignTitle } from '../../summaries/title.ts';
import { weeklyBulletin } from '../../summaries/weekly.ts';
import type { Known } from '../known.ts';

export type SummaryScope = Scope;

interface Place {
  readonly organisationId: number;
  readonly known: Known;
  /** The moment it is told at: the one it fell due, for what is posted late. */
  readonly now: Date;
}

interface About extends Place {
  readonly scope: SummaryScope;
}

export interface Composed<Told> {
  readonly notice: Notice;
  /** What the notice was written from; kept beside it. */
  readonly figures: Told;
  readonly period: Period;
}

export interface ComposedBulletin extends Composed<BulletinFacts> {
  readonly bulletin: Bulletin;
  /** It is one honest line. */
  readonly isEmpty: boolean;
}

/** The bulletin of a week or month, with its number (第 n 期). */
export async function composeWeekly(
  db: Db,
  about: About & { readonly period: Period; readonly number: number },
): Promise<ComposedBulletin> {
  return written(about, await readFacts(db, about, 'week'), about.number);
}

/** The same document for any period that somebody asks about; it has no number and is not kept. */
export async function composeStats(db: Db, about: About & { readonly period: Period }): Promise<Notice> {
  return written(about, await readFacts(db, about, 'days'), null).notice;
}

/**
 * The bulletins of many scopes over one period: what they share is read once, so that five hundred groups cost little
 * more than one.
 * @returns the bulletin of a scope, under the number given
 */
export async function composeMany(
  db: Db,
  { period, scopes, ...place }: Place & { readonly period: Period; readonly scopes: readonly SummaryScope[] },
): Promise<(scope: SummaryScope, number: number) => ComposedBulletin> {
  const { instants, question, before } = questions(place, period, 'week');
  const organisation = { kind: 'organisation' } as const;
  const rows = await readBulletinRows(db, place.organisationId, organisation, instants, before);
  const wanted = splitOf(scopes);
  const figures = await readFiguresOfEach(db, place.organisationId, wanted, question);
  const previous =
    before === null
      ? () => null
      : await readTotalsOfEach(db, place.organisationId, wanted, { ...question, period: before });
  const split = splitRows(rows);
  return (scope, number) => {
    const facts = bulletinFacts(figures(scope), previous(scope), split(scope), instants);
    return written({ ...place, scope, period }, facts, number);
  };
}

/** Each reading tells of the organisation as well. */
function splitOf(scopes: readonly SummaryScope[]): 'one' | 'group' | 'department' | 'each' {
  const has = (kind: Scope['kind']) => scopes.some((scope) => scope.kind === kind);
  if (has('group') && has('department')) return 'each';
  return has('group') ? 'group' : has('department') ? 'department' : 'one';
}

/** Rows by their group, so that each of many scopes looks at its own alone. */
function splitRows(rows: Awaited<ReturnType<typeof readBulletinRows>>): (scope: Scope) => typeof rows {
  const by = <Row extends { groupId: number | null; neededBy?: number | null }>(all: readonly Row[]) => {
    const groups = new Map<number | null, Row[]>();
    for (const row of all)
      for (const id of new Set([row.groupId, row.neededBy ?? row.groupId]))
        groups.set(id, [...(groups.get(id) ?? []), row]);
    return (id: number) => groups.get(id) ?? [];
  };
  const of = {
    entries: by(rows.entries),
    needs: by(rows.needs),
    standing: by(rows.standing),
    ordered: by(rows.ordered),
    said: by(rows.said),
    saidBefore: by(rows.saidBefore),
    cases: by(rows.cases),
    words: by(rows.words),
  };
  return (scope) =>
    scope.kind === 'group'
      ? {
          entries: of.entries(scope.id),
          needs: of.needs(scope.id),
          standing: of.standing(scope.id),
          ordered: of.ordered(scope.id),
          said: of.said(scope.id),
          saidBefore: of.saidBefore(scope.id),
          cases: of.cases(scope.id),
          words: of.words(scope.id),
        }
      : rows;
}

/** What is asked of the ledger for a period: judged at its end or now, and compared with the one before. */
function questions({ known, now }: Place, period: Period, next: Next) {
  const { calendar, directory } = known;
  const end = period.to < now ? period.to : now;
  const question = { period, now, nextTo: nextEnd(calendar, end, next) };
  const earlier = periodBefore(calendar, { from: period.from, to: period.to }, end);
  const before = directory.organisation.startedAt > earlier.from ? null : earlier;
  const instants: Instants = instantsOf({ ...question, scope: { kind: 'organisation' } });
  return { question, instants, before };
}

/** What comes next: the week after this one to its Sunday, or seven days from the moment that somebody asks. */
type Next = 'week' | 'days';

function nextEnd(calendar: Calendar, end: Date, next: Next): Date {
  if (next === 'days') return shifted(calendar, end, 7);
  const today = calendar.localDate(end);
  return calendar.at(calendar.addDays(today, 15 - calendar.weekday(today)), '00:00');
}

async function readFacts(
  db: Db,
  about: About & { readonly period: Period },
  next: Next,
): Promise<BulletinFacts> {
  const { organisationId, scope, period } = about;
  const { question, instants, before } = questions(about, period, next);
  const asked = { ...question, scope };
  const [figures, previous] =
    before === null
      ? [await readFigures(db, organisationId, asked), null]
      : await readCompared(db, organisationId, asked, before);
  const rows = await readBulletinRows(db, organisationId, scope, instants, before);
  return bulletinFacts(figures, previous, rows, instants);
}

function written(
  { known, scope, period }: About & { readonly period: Period },
  facts: BulletinFacts,
  number: number | null,
): ComposedBulletin {
  const names = namesOf(known);
  const bulletin = weeklyBulletin({
    campaign: campaignTitle(known.directory.organisation),
    scopeName: scopeName(names, scope),
    number,
    facts,
    names,
    departmentIds: known.directory.departments.map(({ id }) => id),
    ranking: known.settings.ranking,
    calendar: known.calendar,
  });
  return { bulletin, notice: bulletinNotice(bulletin), figures: facts, period, isEmpty: saysNothing(facts) };
}

/** The morning or evening brief; null when there is nothing to say. */
export async function composeBrief(
  db: Db,
  {
    organisationId,
    known,
    scope,
    now,
    kind,
    toldUntil,
    told,
  }: About & {
    readonly kind: 'morning' | 'evening';
    /** Of what is new a brief told the same readers until then. */
    readonly toldUntil?: Date | undefined;
    /** What stands above in the same message. */
    readonly told?: ReadonlySet<number>;
  },
): Promise<Composed<BriefFacts> | null> {
  const { calendar } = known;
  const today = calendar.localDate(now);
  const from = newsSince(known, now);
  const dayEnd = calendar.at(calendar.addDays(today, 1), '00:00');
  const onlyNew = !calendar.isWorkingDay(today);
  const reportedFrom = toldUntil ?? from;
  const lateFrom = lastWorkingMorning(known, now);
  const question = { scope, from, reportedFrom, now, dayEnd, onlyNew, lateFrom };
  const figures = await readBriefFacts(db, organisationId, question);
  const write = kind === 'morning' ? morningNotice : eveningNotice;
  const notice = write({
    facts: figures,
    from,
    lateFrom,
    now,
    ...(told === undefined ? {} : { told }),
    names: namesOf(known),
    calendar,
  });
  return notice === null ? null : { notice, figures, period: { from, to: now } };
}

/** When the last brief told what was overdue: of the working day before. */
function lastWorkingMorning({ calendar, settings }: Known, now: Date): Date {
  let day = calendar.addDays(calendar.localDate(now), -1);
  while (!calendar.isWorkingDay(day)) day = calendar.addDays(day, -1);
  return calendar.at(day, settings.morning.time);
}

/** What happened since is news in a brief of this day. */
export function newsSince({ calendar, settings }: Known, now: Date): Date {
  return calendar.at(calendar.addDays(calendar.localDate(now), -1), settings.evening.time);
}

function namesOf(known: Known): Names {
  return {
    department: (id) => known.department(id)?.name ?? namelessDepartment(id),
    group: (id) => known.group(id)?.name ?? namelessGroup(id),
    object: (id) => known.object(id)?.name ?? null,
  };
}

function scopeName(names: Names, scope: SummaryScope): string | null {
  return scope.kind === 'organisation' ? null : names[scope.kind](scope.id);
}

const DAY_MS = 86_400_000;

/** What it is compared with: the same hours of the day before, of the week before, or as many days before. */
function periodBefore(calendar: Calendar, { from, to }: Period, end: Date): Period {
  const month = monthBefore(calendar, from, to);
  const days = Math.ceil((to.getTime() - from.getTime()) / DAY_MS);
  const shift = days > 1 && days < 7 ? 7 : Math.max(1, days);
  const first = month ?? shifted(calendar, from, -shift);
  const last = month === undefined || end < to ? shifted(calendar, end, -shift) : from;
  return { from: first, to: last < first ? first : last };
}

/** The first of the month before, where the period is a month of the calendar. */
function monthBefore(calendar: Calendar, from: Date, to: Date): Date | undefined {
  const [first, after] = [calendar.localDate(from), calendar.localDate(to)];
  const isMonth =
    first.endsWith('-01') && after === `${calendar.addDays(first, 31).slice(0, 8)}01` && from < to;
  if (!isMonth || calendar.localTime(from) !== '00:00') return undefined;
  return calendar.at(`${calendar.addDays(first, -1).slice(0, 8)}01`, '00:00');
}

/** The same wall clock so many days away. */
function shifted(calendar: Calendar, instant: Date, days: number): Date {
  return calendar.at(calendar.addDays(calendar.localDate(instant), days), calendar.localTime(instant));
}
