import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { GROUP_LEVELS } from '../../directory/directory.ts';
import { OBJECT_KINDS } from '../../directory/names.ts';
import { ISSUE_STATES } from '../../issues/state.ts';
import type { LedgerRow } from '../../summaries/compute-figures.ts';
import type { LedgerEvent } from '../../summaries/history.ts';
import type { Db } from '../database/client.ts';
import { FINAL, instant } from './words.ts';
import { rowsOf } from '../database/rows.ts';
import { closedSince, touchedByGroup } from './touched.ts';

const event = z.tuple([
  z.int(),
  z.string().transform((text) => new Date(text)),
  z.enum(ISSUE_STATES).nullable(),
  z.enum(ISSUE_STATES),
  z.custom<LedgerEvent['body']>((body) => typeof body === 'object' && body !== null),
]);
const row = z.object({
  issue: z.object({
    number: z.int(),
    title: z.string(),
    sensitive: z.boolean(),
    objectId: z.int().nullable(),
    groupId: z.int().nullable(),
    category: z.string().nullable(),
  }),
  kind: z.enum(OBJECT_KINDS).nullable(),
  level: z.enum(GROUP_LEVELS).nullable(),
  events: z.array(event),
});

/** From when until when a group's ledger is read, and the moment it is asked at. */
export interface Stretch {
  readonly from: Date;
  readonly to: Date;
  readonly now: Date;
}

/**
 * All of one group's issues that can matter to a period, with their events until its end: open, closed or due in it or
 * since. They are a hundred a week, so that src/summaries/compute-figures.ts counts them sooner than Postgres has
 * planned the statement that counts for five hundred groups at once.
 */
export async function readGroupRows(
  db: Db,
  organisationId: number,
  groupId: number,
  { from, to, now }: Stretch,
): Promise<LedgerRow[]> {
  const mine = sql`organisation_id = ${organisationId}`;
  const touched = isRecent(from, now)
    ? touchedByGroup(organisationId, groupId, instant(from))
    : touchedLongAgo(organisationId, groupId, instant(from));
  const rows = await rowsOf<{ value: string }>(
    db,
    sql`select json_build_object('issue', json_build_object('number', i.number, 'title', i.title,
        'sensitive', i.sensitive, 'objectId', i.object_id, 'groupId', i.group_id, 'category', i.category),
        'kind', (select o.kind from service_objects o where o.${mine} and o.id = i.object_id),
        'level', (select g.level from work_groups g where g.${mine} and g.id = i.group_id),
        'events', (select json_agg(json_build_array(e.seq, e.at, e.from_state, e.to_state, ${COUNTED}) order by e.seq)
          from issue_events e
          where e.${mine} and e.issue_number = i.number and e.at < ${instant(to)}))::text as value
      from (${touched}) as touched
      cross join lateral (select * from issues i where i.${mine} and i.number = touched.number offset 0) i
      where i.group_id = ${groupId} and i.reported_at < ${instant(to)}
      order by i.number`,
  );
  return rows.map(({ value }) => ledgerRow(row.parse(JSON.parse(value))));
}

/** What is counted of an event's body: none of what people wrote but a reason. */
const COUNTED = sql`e.body - '{title,detail,quantities,routing,text,result,comment}'::text[]`;

const RECENT_MS = 70 * 86_400_000;

function isRecent(from: Date, now: Date): boolean {
  return now.getTime() - from.getTime() <= RECENT_MS;
}

/** The longer ago a period is, the more everybody ended since; then the group's own are looked at one by one. */
function touchedLongAgo(organisationId: number, groupId: number, from: SQL): SQL {
  return sql`select number from issues i
    where organisation_id = ${organisationId} and group_id = ${groupId}
      and (state not in ${FINAL} or (${closedSince(from)}) or exists (select 1 from issue_events e
        where e.organisation_id = ${organisationId} and e.issue_number = i.number and e.at >= ${from}))`;
}

function ledgerRow({ events, ...rest }: z.infer<typeof row>): LedgerRow {
  return { ...rest, events: events.map(([seq, at, from, to, body]) => ({ seq, at, from, to, body })) };
}
