import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { OBJECT_KINDS } from '../../directory/names.ts';
import { ISSUE_STATES } from '../../issues/state.ts';
import type { BulletinRows } from '../../summaries/bulletin-facts.ts';
import { type CaseRow, DISSATISFIED } from '../../summaries/cases.ts';
import { amountsIn, type EntryRow } from '../../summaries/entry-figures.ts';
import type { Instants, Scope } from '../../summaries/figures.ts';
import { MATERIAL_CATEGORIES, type Need } from '../../summaries/materials.ts';
import type { OrderedRow } from '../../summaries/ordered.ts';
import { PLAN_SIGNS, type WordRow } from '../../summaries/plans.ts';
import type { SaidRow } from '../../summaries/themes.ts';
import type { Db } from '../database/client.ts';
import { FINAL, instant } from './words.ts';
import { rowsOf } from '../database/rows.ts';
import { readStandingOffers } from '../supply/supply.ts';
import { NEEDED_BY, promisedTo } from '../supply/promised.ts';
import { closedSince, touchedByGroup } from './touched.ts';

const id = z.int().nullable();
const moment = z.string().transform((text) => new Date(text));
const owned = z.object({ groupId: id, leadId: id });
const entry = z.object({
  id: z.int(),
  notedAt: moment,
  kind: z.enum(['visit_log', 'metric', 'inspection', 'supply_offer', 'supply_none', 'fulfil', 'policy']),
  groupId: id,
  neededBy: id,
  objectId: id,
  objectKinds: z.array(z.enum(OBJECT_KINDS)),
  issueNumber: id,
  slots: z.record(z.string(), z.unknown()),
});
const need = owned.extend({
  number: z.int(),
  quantities: z.array(z.object({ item: z.string(), value: z.number(), unit: z.string() })),
  isClosed: z.boolean().nullable(),
  result: z.string().nullable(),
  earlier: z.array(z.record(z.string(), z.unknown())),
});
const ordered = owned.extend({
  number: z.int(),
  events: z.array(z.object({ type: z.string(), at: moment, to: z.string(), dueAt: moment.nullable() })),
});
const said = owned.extend({
  number: z.int(),
  category: z.string().nullable(),
  title: z.string(),
  detail: z.string(),
  names: z.array(z.string()),
});
const closedCase = owned.extend({
  number: z.int(),
  title: z.string(),
  objectId: id,
  assisting: z.array(z.int()),
  reportedAt: moment,
  doneAt: moment,
  result: z.string(),
  satisfaction: z.string().nullable(),
  amountCny: z.number().nullable(),
});
const word = z.object({
  number: z.int(),
  title: z.string(),
  sensitive: z.boolean(),
  state: z.enum(ISSUE_STATES),
  objectId: id,
  groupId: id,
  departmentId: id,
  deadline: moment.nullable(),
  said: z.string(),
  saidAt: moment,
});

/** Whose rows, of which organisation. */
interface Place {
  readonly organisationId: number;
  readonly scope: Scope;
}

/** What a bulletin tells beside its figures: entries, the reporters' and departments' own words, and needs. */
export async function readBulletinRows(
  db: Db,
  organisationId: number,
  scope: Scope,
  instants: Instants,
  previous: { readonly from: Date; readonly to: Date } | null,
): Promise<BulletinRows> {
  const place = { organisationId, scope };
  const [from, asOf] = [instant(instants.from), instant(instants.asOf)];
  // On the one line of a transaction they go down together, and none waits for the answer before.
  const [entries, needs, standing, ordered, said, saidBefore, cases, words] = await Promise.all([
    readEntries(db, place, from, asOf),
    readNeeds(db, place, from, asOf),
    readStandingOffers(db, organisationId, scope.kind === 'group' ? scope.id : null, instants),
    readOrdered(db, place, from, asOf),
    readSaid(db, place, from, asOf),
    previous === null ? [] : readSaid(db, place, instant(previous.from), instant(previous.to)),
    readCases(db, place, from, asOf),
    readWords(db, place, asOf),
  ]);
  return { entries, needs, standing, ordered, said, saidBefore, cases, words };
}

async function read<Shape>(db: Db, shape: z.ZodType<Shape>, statement: SQL): Promise<Shape[]> {
  const rows = await rowsOf<{ value: string }>(db, statement);
  return rows.map(({ value }) => shape.parse(JSON.parse(value)));
}

const LEAD = sql`left join issue_departments d on d.organisation_id = i.organisation_id
  and d.issue_number = i.number and d.role = 'lead'`;

function within({ organisationId, scope }: Place): SQL {
  const mine = sql`i.organisation_id = ${organisationId}`;
  if (scope.kind === 'organisation') return mine;
  return scope.kind === 'group'
    ? sql`${mine} and i.group_id = ${scope.id}`
    : sql`${mine} and d.department_id = ${scope.id}`;
}

/** What lets the database find a group's own by an index of the group's. */
function ofGroup(scope: Scope, condition: SQL): SQL {
  return scope.kind === 'group' ? sql`and ${condition}` : sql``;
}

/** The objects of an entry: the one it is filed under and those it lists, each from an index (`offset 0`). */
const NAMED = sql`select o.id, o.kind from service_objects o
    where o.organisation_id = e.organisation_id and o.id = e.object_id
  union select o.id, o.kind
    from jsonb_array_elements_text(
      case jsonb_typeof(e.slots->'subjects') when 'array' then e.slots->'subjects' end) as said (name)
    cross join lateral (select o.id, o.kind from service_objects o
      where o.organisation_id = e.organisation_id and o.name = said.name offset 0) as o`;

async function readEntries(
  db: Db,
  { organisationId, scope }: Place,
  from: SQL,
  asOf: SQL,
): Promise<EntryRow[]> {
  const own =
    scope.kind === 'group'
      ? sql`and (e.group_id = ${scope.id} or e.id = any(array(${promisedTo(organisationId, scope.id, from, asOf)})))`
      : sql``;
  return read(
    db,
    entry,
    sql`select json_build_object('id', e.id, 'kind', e.kind, 'groupId', e.group_id, 'objectId', e.object_id,
        'issueNumber', e.issue_number, 'slots', e.slots - 'text', 'notedAt', e.noted_at, 'neededBy', ${NEEDED_BY},
        'objectKinds', coalesce((select json_agg(named.kind order by named.id) from (${NAMED}) as named), '[]'))::text as value
      from entries e
      where e.organisation_id = ${organisationId} and e.noted_at >= ${from} and e.noted_at < ${asOf} ${own}
        and e.kind in ('visit_log', 'metric', 'inspection', 'supply_offer', 'supply_none', 'fulfil', 'policy')
      order by e.id`,
  );
}

/** Issues that ask for things, told by their category or by a delivery; those that closed before are done with. */
async function readNeeds(
  db: Db,
  place: Place,
  from: SQL,
  asOf: SQL,
): Promise<(Need & { groupId: number | null; leadId: number | null })[]> {
  const own = place.scope.kind === 'group' ? sql`and group_id = ${place.scope.id}` : sql``;
  const rows = await read(
    db,
    need,
    sql`select json_build_object('number', i.number, 'groupId', i.group_id, 'leadId', d.department_id,
        'quantities', i.quantities,
        'earlier', coalesce((select json_agg(e.slots - 'text' order by e.id) from entries e
          where e.organisation_id = i.organisation_id and e.issue_number = i.number and e.kind = 'fulfil'
            and e.noted_at < ${from}), '[]'),
        'result', i.result, 'isClosed', i.state = 'closed' and i.closed_at < ${asOf})::text as value
      from (select number from issues where organisation_id = ${place.organisationId} and state not in ${FINAL} ${own}
          and reported_at < ${asOf}
        union select number from issues where organisation_id = ${place.organisationId} and closed_at >= ${from} ${own}
          and reported_at < ${asOf} ${ofGroup(place.scope, closedSince(from))}) as live
      join issues i on i.organisation_id = ${place.organisationId} and i.number = live.number
      ${LEAD}
      where ${within(place)} and i.quantities <> '[]'::jsonb and not i.sensitive
        and (i.category ~ ${MATERIAL_CATEGORIES}
          or exists (select 1 from entries e where e.organisation_id = i.organisation_id
            and e.issue_number = i.number))
      order by i.number`,
  );
  return rows.flatMap(({ number, quantities, groupId, leadId, isClosed, result, earlier }) =>
    quantities.map(({ item, value, unit }) => ({
      issueNumber: number,
      item,
      value,
      unit,
      groupId,
      leadId,
      isClosed: isClosed === true,
      result,
      earlier: earlier.flatMap(amountsIn),
    })),
  );
}

/** Issues under an order, or closed since the period began that ever were, with what tells of it. */
async function readOrdered(
  db: Db,
  place: Place,
  from: SQL,
  asOf: SQL,
): Promise<(OrderedRow & { groupId: number | null; leadId: number | null })[]> {
  const mine = sql`organisation_id = ${place.organisationId}`;
  return read(
    db,
    ordered,
    sql`select json_build_object('number', i.number, 'groupId', i.group_id, 'leadId', d.department_id,
        'events', (select json_agg(json_build_object('type', e.type, 'at', e.at, 'to', e.to_state,
            'dueAt', e.body->>'dueAt') order by e.seq)
          from issue_events e where e.organisation_id = i.organisation_id and e.issue_number = i.number
            and e.at < ${asOf}))::text as value
      from (select number from issues where ${mine} and instruction is not null
        union select issue_number from issue_events where ${mine} and at >= ${from}
          and type in ('instructed', 'instruction_lifted')
        union select number from issues where ${mine} and closed_at >= ${from}
          and exists (select 1 from issue_events e where e.organisation_id = issues.organisation_id
            and e.issue_number = issues.number and e.type = 'instructed')) as live
      join issues i on i.organisation_id = ${place.organisationId} and i.number = live.number
      ${LEAD}
      where ${within(place)} and i.reported_at < ${asOf}
      order by i.number`,
  );
}

/** At most so many of one period: with more, the newest tell enough. */
const MOST_READ = 6000;

/** What was reported; of the same matter reported twice and merged, once. */
async function readSaid(db: Db, place: Place, from: SQL, to: SQL): Promise<SaidRow[]> {
  const { organisationId, scope } = place;
  const own =
    scope.kind === 'group'
      ? sql`and i.number = any(array(${touchedByGroup(organisationId, scope.id, from)}))`
      : sql``;
  return read(
    db,
    said,
    sql`select json_build_object('number', i.number, 'groupId', i.group_id, 'leadId', d.department_id,
        'category', i.category, 'title', i.title, 'detail', left(i.detail, 200),
        'names', case when o.id is null then '[]'::jsonb else jsonb_build_array(o.name) || o.aliases end
          || case when n.id is null then '[]'::jsonb else jsonb_build_array(n.name) || n.aliases end)::text as value
      from issues i
      left join service_objects o on o.organisation_id = i.organisation_id and o.id = i.object_id
      ${LEAD}
      left join departments n on n.organisation_id = i.organisation_id and n.id = d.department_id
      where ${within(place)} and i.reported_at >= ${from} and i.reported_at < ${to} and not i.sensitive ${own}
        and not exists (select 1 from issue_events e where e.organisation_id = i.organisation_id
          and e.issue_number = i.number and e.type = 'merged' and e.at < ${to})
      order by i.reported_at desc, i.number desc
      limit ${MOST_READ}`,
  );
}

async function readCases(db: Db, place: Place, from: SQL, asOf: SQL): Promise<CaseRow[]> {
  return read(
    db,
    closedCase,
    sql`select json_build_object('number', i.number, 'groupId', i.group_id, 'leadId', d.department_id,
        'title', i.title, 'objectId', i.object_id, 'reportedAt', i.reported_at, 'doneAt', i.resolved_at,
        'result', i.result, 'satisfaction', i.satisfaction, 'amountCny', i.amount_cny,
        'assisting', coalesce((select json_agg(a.department_id order by a.position) from issue_departments a
          where a.organisation_id = i.organisation_id and a.issue_number = i.number
            and a.role = 'assist'), '[]'))::text as value
      from issues i
      ${LEAD}
      where ${within(place)} and i.closed_at >= ${from} and i.closed_at < ${asOf} and i.state = 'closed'
        ${ofGroup(place.scope, closedSince(from, sql`i.`))}
        and not i.sensitive and not i.unverified and i.resolved_at is not null and i.result is not null
        and i.satisfaction is distinct from ${DISSATISFIED}
        and not exists (select 1 from issue_events e where e.organisation_id = i.organisation_id
          and e.issue_number = i.number and e.at >= i.resolved_at and (e.body->>'isUntimed')::boolean)`,
  );
}

const WORDS_KEPT_DAYS = 21;

/** What was lately said about open issues with a day or a session in it: plans for the days that follow. */
async function readWords(db: Db, place: Place, asOf: SQL): Promise<WordRow[]> {
  return read(
    db,
    word,
    sql`select json_build_object('number', i.number, 'title', i.title, 'sensitive', i.sensitive,
        'state', i.state, 'objectId', i.object_id, 'groupId', i.group_id, 'departmentId', d.department_id,
        'deadline', i.deadline, 'said', left(e.body->>'text', 300), 'saidAt', e.at)::text as value
      from issue_events e
      join issues i on i.organisation_id = e.organisation_id and i.number = e.issue_number
      ${LEAD}
      where ${within(place)} and e.organisation_id = ${place.organisationId}
        and e.type in ('progressed', 'replied', 'supplemented')
        and e.at >= ${asOf} - make_interval(days => ${WORDS_KEPT_DAYS}) and e.at < ${asOf}
        and e.body->>'text' ~ ${PLAN_SIGNS}
        and not i.sensitive and i.state not in ${FINAL}
      order by e.at, i.number, e.seq`,
  );
}
