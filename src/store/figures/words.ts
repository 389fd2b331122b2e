import { type SQL, sql } from 'drizzle-orm';
import { FINAL_STATES } from '../../issues/state.ts';
import {
  EXEMPT_STATES,
  OWED_STATES,
  SATISFIED,
  SETTLING,
  SIGNED_STATES,
  UNPLACED_STATES,
} from '../../summaries/history.ts';

/** The instants as every driver takes them in a raw statement: text with a cast. */
export interface Bounds {
  readonly from: SQL;
  readonly asOf: SQL;
  readonly nextTo: SQL;
}

export const instant = (date: Date) => sql`${date.toISOString()}::timestamptz`;

/** `in (…)` */
export const listed = (words: readonly (string | number)[]): SQL =>
  sql`(${sql.join(
    words.map((word) => sql`${word}`),
    sql`, `,
  )})`;

export function columns<Name extends string>(names: readonly Name[], write: (name: Name) => SQL): SQL {
  return sql.join(names.map(write), sql`, `);
}

/** `onTime` → `"onTime"`. The names come from our own table. */
export const quoted = (name: string) => sql.raw(`"${name}"`);

/** The words of src/summaries/history.ts, ready for `in`. */
export const FINAL = listed(FINAL_STATES);
export const OWED = listed(OWED_STATES);
export const EXEMPT = listed(EXEMPT_STATES);
export const UNPLACED = listed(UNPLACED_STATES);
export const SIGNED = listed(SIGNED_STATES);
export const CONTENT = listed(SATISFIED);
export const SETTLES = listed(SETTLING);
/** An assisting department that returns moves nothing. */
export const RETURNS = sql`type = 'returned' and from_state <> to_state`;
/** Whether somebody was content: a confirmation that says so, or a reopening, which says no. */
export const ANSWERS = sql`(type = 'reopened' or (type = 'confirmed' and body->>'satisfaction' is not null))`;
