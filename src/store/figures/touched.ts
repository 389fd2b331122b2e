import { type SQL, sql } from 'drizzle-orm';
import { FINAL } from './words.ts';

/**
 * Numbers of a group's issues that are open or touched since then, from indexes that hold the group's own: at the rate
 * of a city a group's week is one in five hundred of what everybody touched.
 *
 * An issue that has ended was touched when it was closed, which its row tells, or later, or it ended otherwise: of these
 * two the events have an index of their own. What was closed before and falls due only now is among them.
 */
export function touchedByGroup(organisationId: number, groupId: number, from: SQL): SQL {
  const mine = sql`organisation_id = ${organisationId}`;
  const own = sql`${mine} and group_id = ${groupId}`;
  return sql`select number from issues where ${own} and state not in ${FINAL}
    union select number from issues where ${own} and ${closedSince(from)}
    union select number from issues where ${own} and number = any(array(
      select issue_number from issue_events where ${mine} and at >= ${from} and ${ENDS}))`;
}

/** Closed since then, or closed early with a deadline since then; in the words of `issues_closed_group`. */
export function closedSince(from: SQL, issue: SQL = sql``): SQL {
  return sql`${issue}state = 'closed'
    and greatest(${issue}reported_at, ${issue}closed_at, ${issue}deadline) >= ${from}`;
}

/** In the words of `issue_events_ends`. */
const ENDS = sql`(from_state in ('closed', 'merged', 'cancelled') or to_state in ('merged', 'cancelled'))`;
