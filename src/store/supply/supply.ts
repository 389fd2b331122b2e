import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { simplify } from '../../language/fold.ts';
import { amountsIn, supplyRowOf } from '../../summaries/entry-figures.ts';
import { OFFER_KEPT_DAYS, type OpenNeed } from '../../summaries/matching.ts';
import type { Delivery, Offer, StandingOffer } from '../../summaries/materials.ts';
import { TAIL } from '../../summaries/same-thing.ts';
import { missingOf, offersLeft, promisesOf, type SupplyRow } from '../../summaries/supply.ts';
import type { Db } from '../database/client.ts';
import { FINAL, instant, listed } from '../figures/words.ts';
import { rowsOf } from '../database/rows.ts';

const id = z.int().nullable();
const entry = z.object({
  id: z.int(),
  kind: z.enum(['supply_offer', 'supply_match', 'supply_none', 'fulfil']),
  groupId: id,
  objectId: id,
  issueNumber: id,
  inboxId: z.int(),
  slots: z.record(z.string(), z.unknown()),
  notedAt: z.string().transform((text) => new Date(text)),
});
type Entry = z.infer<typeof entry>;
const amount = z.object({ item: z.string(), value: z.number(), unit: z.string() });
const need = z.object({
  number: z.int(),
  groupId: id,
  objectId: id,
  quantities: z.array(amount),
  entries: z.array(entry),
});

/** An entry `e` as JSON, without the words. */
const AS_JSON = sql`json_build_object('id', e.id, 'kind', e.kind, 'groupId', e.group_id, 'objectId', e.object_id,
  'issueNumber', e.issue_number, 'inboxId', e.inbox_id, 'slots', e.slots - 'text', 'notedAt', e.noted_at)`;
/** Everything that was said of an issue's supplies. */
const OF_SUPPLY = sql`('supply_offer', 'supply_match', 'supply_none', 'fulfil')`;
/** So many offers of a thing, or needs for it, are looked at, the newest first. */
const MOST_READ = 60;

/**
 * The offers that may be what is needed, with all that was said since of their groups' offers, in the order noted. They are
 * found by the last characters of the thing's name; the closer look is the caller's.
 */
export async function readOffersOf(
  db: Db,
  organisationId: number,
  items: readonly string[],
  now: Date,
): Promise<SupplyRow[]> {
  const [mine, since] = [sql`e.organisation_id = ${organisationId}`, sinceKept(now)];
  const rows = await rowsOf<{ value: string }>(
    db,
    sql`with found as (
        select e.id, e.group_id from jsonb_array_elements_text(${JSON.stringify(tailsOf(items))}::jsonb) as w (tail)
          cross join lateral (
            select e.id, e.group_id from entries e
            where ${mine} and e.kind = 'supply_offer' and e.noted_at >= ${since} and e.issue_number is null
              and e.group_id is not null and right(e.slots->'offer'->>'item', ${TAIL}) = w.tail
            order by e.id desc limit ${MOST_READ}) e)
      select ${AS_JSON}::text as value from entries e
        where ${mine} and e.id = any(array(select id from found))
      union all
      select ${AS_JSON}::text from entries e
        where ${mine} and e.group_id = any(array(select group_id from found)) and e.noted_at >= ${since}
          and e.issue_number is not null and e.kind in ('supply_offer', 'supply_match', 'supply_none')`,
  );
  return supplyOf(rows.map(({ value }) => entry.parse(JSON.parse(value))));
}

/** The open issues of other groups that still need such a thing; restricted ones never, nor what waits for its confirmation. */
export async function readNeedsOf(
  db: Db,
  organisationId: number,
  item: string,
  groupId: number,
): Promise<OpenNeed[]> {
  const rows = await rowsOf<{ value: string }>(
    db,
    sql`select json_build_object('number', i.number, 'groupId', i.group_id, 'objectId', i.object_id,
        'quantities', i.quantities,
        'entries', coalesce((select json_agg(${AS_JSON} order by e.id) from entries e
          where e.organisation_id = i.organisation_id and e.issue_number = i.number
            and e.kind in ${OF_SUPPLY}), '[]'))::text as value
      from issues i
      where i.organisation_id = ${organisationId} and i.state not in ${FINAL} and i.state <> 'resolved'
        and not i.sensitive and i.group_id is distinct from ${groupId} and i.quantities <> '[]'::jsonb
        and exists (select 1 from jsonb_array_elements(i.quantities) as q (one)
          where right(q.one->>'item', ${TAIL}) in ${listed(tailsOf([item]))})
      order by i.number desc limit ${MOST_READ}`,
  );
  return rows
    .map(({ value }) => need.parse(JSON.parse(value)))
    .map(({ quantities, entries, ...issue }) => ({ ...issue, ...needOf(issue.number, quantities, entries) }))
    .toReversed();
}

/** What was offered before a period, by one group or by all, and may still be had at its end, the newest first. */
export async function readStandingOffers(
  db: Db,
  organisationId: number,
  groupId: number | null,
  { from, asOf }: { readonly from: Date; readonly asOf: Date },
): Promise<StandingOffer[]> {
  const own = groupId === null ? sql`` : sql`and e.group_id = ${groupId}`;
  const rows = await rowsOf<{ value: string }>(
    db,
    sql`select ${AS_JSON}::text as value from entries e
      where e.organisation_id = ${organisationId} and e.kind in ('supply_offer', 'supply_none') ${own}
        and e.noted_at >= ${sinceKept(from)} and e.noted_at < ${instant(asOf)}`,
  );
  return offersLeft(supplyOf(rows.map(({ value }) => entry.parse(JSON.parse(value)))))
    .filter(({ left, notedAt }) => left > 0 && notedAt < from)
    .map(({ offer: { item, unit }, left, ...of }) => ({
      item,
      unit,
      value: left,
      groupId: of.groupId,
      notedAt: of.notedAt,
    }))
    .toReversed();
}

/** What was said of supplies for an issue, under any of its numbers. */
export async function readSupplyOf(
  db: Db,
  organisationId: number,
  numbers: readonly number[],
): Promise<Entry[]> {
  const rows = await rowsOf<{ value: string }>(
    db,
    sql`select ${AS_JSON}::text as value from entries e
      where e.organisation_id = ${organisationId} and e.issue_number in ${listed(numbers)}
        and e.kind in ${OF_SUPPLY}
      order by e.id`,
  );
  return rows.map(({ value }) => entry.parse(JSON.parse(value)));
}

/** What these entries leave of a need, and the supplies among them. */
export function needOf(
  number: number,
  quantities: readonly Offer[],
  entries: readonly Entry[],
): Pick<OpenNeed, 'missing' | 'rows'> {
  const rows = supplyOf(entries);
  return { rows, missing: missingOf(number, quantities, deliveriesIn(entries, number), promisesOf(rows)) };
}

/** What of a need is not there yet, whoever has promised it. */
export const lackingOf = (number: number, quantities: readonly Offer[], entries: readonly Entry[]): Offer[] =>
  missingOf(number, quantities, deliveriesIn(entries, number), []).filter(({ value }) => value > 0);

const deliveriesIn = (entries: readonly Entry[], number: number) =>
  entries.flatMap((one) => (one.kind === 'fulfil' ? deliveriesOf(one, number) : []));

function deliveriesOf({ id: at, slots }: Entry, issueNumber: number): (Delivery & { id: number })[] {
  const isAll = slots['complete'] === true;
  return amountsIn(slots).map((one) => ({ ...one, id: at, issueNumber, isAll }));
}

const supplyOf = (entries: readonly Entry[]): SupplyRow[] =>
  entries.flatMap((one) => supplyRowOf(one) ?? []).toSorted((a, b) => a.id - b.id);

const DAY_MS = 86_400_000;
const sinceKept = (now: Date): SQL => instant(new Date(now.getTime() - OFFER_KEPT_DAYS * DAY_MS));

/** The last characters of the names; what was understood is kept in Simplified characters. */
function tailsOf(items: readonly string[]): string[] {
  const tails = items.flatMap((item) => [item, simplify(item)]);
  return [...new Set(tails.map((name) => name.slice(-TAIL)))];
}
