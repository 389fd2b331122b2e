import { and, eq, exists, gte, ilike, inArray, isNull, lt, notInArray, or, sql, type SQL } from 'drizzle-orm';
import { FINAL_STATES, ISSUE_STATES, type IssueState } from '../../issues/state.ts';
import { OWED_STATES } from '../../summaries/history.ts';
import type { Db } from '../database/client.ts';
import { departments, issueDepartments, issues, serviceObjects, workGroups } from '../schema/index.ts';

/** What somebody looks for in the ledger; all that is said must hold. */
export interface IssueSearch {
  readonly number?: number | undefined;
  /** `open`: every state in which somebody still owes something. */
  readonly state?: readonly (IssueState | 'open')[] | undefined;
  /** Name or alias of the lead department. */
  readonly department?: string | undefined;
  readonly assisting?: string | undefined;
  readonly group?: string | undefined;
  /** Name or alias. */
  readonly object?: string | undefined;
  readonly overdue?: boolean | undefined;
  readonly q?: string | undefined;
  /** Only issues with a smaller number. */
  readonly cursor?: number | undefined;
  readonly limit: number;
}

/** One condition per thing that can be said; the key is its name in the search. */
export async function issueConditions(
  db: Db,
  organisationId: number,
  search: Omit<IssueSearch, 'limit'> & { readonly limit?: number },
  now: Date,
): Promise<SQL[]> {
  const { number, state, overdue, q, cursor } = search;
  const { department, assisting, group, object } = await idsNamed(db, organisationId, search);
  const conditions = [
    number === undefined ? undefined : eq(issues.number, number),
    cursor === undefined ? undefined : lt(issues.number, cursor),
    state === undefined ? undefined : inArray(issues.state, statesOf(state)),
    department === undefined
      ? undefined
      : (newestWith(organisationId, department, search) ?? isWith(db, organisationId, department, 'lead')),
    assisting === undefined ? undefined : isWith(db, organisationId, assisting, 'assist'),
    group === undefined ? undefined : oneOf(issues.groupId, group),
    object === undefined ? undefined : oneOf(issues.objectId, object),
    overdue === undefined ? undefined : overdue ? isLate(organisationId, search, now) : isNotLate(now),
    q === undefined ? undefined : holds(q),
  ];
  return conditions.filter((condition) => condition !== undefined);
}

/**
 * What is named is looked up first: of one group or object the database then reads the newest from its index, where of
 * whatever a name may stand for it would read all.
 */
async function idsNamed(
  db: Db,
  organisationId: number,
  { department, assisting, group, object }: Omit<IssueSearch, 'limit'>,
) {
  const departmentsNamed = (name: string | undefined) =>
    name === undefined ? undefined : idsOf(db, departments, organisationId, goesBy(departments, name));
  return {
    department: await departmentsNamed(department),
    assisting: await departmentsNamed(assisting),
    group:
      group === undefined
        ? undefined
        : await idsOf(db, workGroups, organisationId, eq(workGroups.name, group)),
    object:
      object === undefined
        ? undefined
        : await idsOf(db, serviceObjects, organisationId, goesBy(serviceObjects, object)),
  };
}

async function idsOf(
  db: Db,
  table: typeof departments | typeof workGroups | typeof serviceObjects,
  organisationId: number,
  isNamed: SQL | undefined,
): Promise<number[]> {
  const rows = await db
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.organisationId, organisationId), isNamed));
  return rows.map(({ id }) => id);
}

function oneOf(column: typeof issues.groupId | typeof issues.objectId, ids: readonly number[]): SQL {
  const [id, ...others] = ids;
  return id === undefined || others.length > 0 ? inArray(column, [...ids]) : eq(column, id);
}

function statesOf(asked: readonly (IssueState | 'open')[]): IssueState[] {
  return ISSUE_STATES.filter(
    (state) => asked.includes(state) || (asked.includes('open') && !FINAL_STATES.includes(state)),
  );
}

const SETTLED_STATES = ISSUE_STATES.filter((state) => !OWED_STATES.includes(state));

/**
 * The same as the figures count: the result is owed and its deadline has passed. The numbers come out of `issues_overdue`
 * alone (`offset 0` holds the planner to it): from the newest issue downwards it would walk through years in which
 * everything was done. Where nothing else is asked, a page of them is enough.
 */
function isLate(
  organisationId: number,
  { cursor, limit, overdue: _, ...others }: Omit<IssueSearch, 'limit'> & { readonly limit?: number },
  now: Date,
): SQL {
  const late = and(
    eq(issues.organisationId, organisationId),
    notInArray(issues.state, SETTLED_STATES),
    lt(issues.deadline, now),
    cursor === undefined ? undefined : lt(issues.number, cursor),
  );
  const isAlone = limit !== undefined && Object.values(others).every((said) => said === undefined);
  return sql`${issues.number} = any(array(
    select number from (select ${issues.number} from ${issues} where ${late} offset 0) as late
    order by number desc ${isAlone ? sql`limit ${limit}` : sql``}))`;
}

function isNotLate(now: Date): SQL | undefined {
  return or(notInArray(issues.state, [...OWED_STATES]), isNull(issues.deadline), gte(issues.deadline, now));
}

/**
 * A page of a department's own, downwards from its newest (`offset 0` holds the planner to it): from the newest of all
 * it would walk past everybody's. Nothing where more is asked than department and state.
 */
function newestWith(
  organisationId: number,
  ids: readonly number[],
  {
    department: _,
    state,
    cursor,
    limit,
    ...others
  }: Omit<IssueSearch, 'limit'> & { readonly limit?: number },
): SQL | undefined {
  if (limit === undefined || Object.values(others).some((said) => said !== undefined)) return undefined;
  const led = and(
    eq(issueDepartments.organisationId, organisationId),
    inArray(issueDepartments.departmentId, [...ids]),
    eq(issueDepartments.role, 'lead'),
    cursor === undefined ? undefined : lt(issueDepartments.issueNumber, cursor),
  );
  const stands =
    state === undefined
      ? sql``
      : sql`where exists (select 1 from ${issues} where ${eq(issues.organisationId, organisationId)}
          and ${issues.number} = led.issue_number and ${inArray(issues.state, statesOf(state))} offset 0)`;
  return sql`${issues.number} = any(array(
    select issue_number from (select ${issueDepartments.issueNumber} from ${issueDepartments} where ${led}
      order by ${issueDepartments.issueNumber} desc offset 0) as led ${stands}
    order by issue_number desc limit ${limit}))`;
}

function isWith(db: Db, organisationId: number, ids: readonly number[], role: 'lead' | 'assist'): SQL {
  const assignment = db
    .select({ one: sql`1` })
    .from(issueDepartments)
    .where(
      and(
        eq(issueDepartments.organisationId, organisationId),
        eq(issueDepartments.issueNumber, issues.number),
        eq(issueDepartments.role, role),
        inArray(issueDepartments.departmentId, [...ids]),
      ),
    );
  return exists(assignment);
}

function goesBy(table: typeof departments | typeof serviceObjects, name: string): SQL | undefined {
  return or(eq(table.name, name), sql`${table.aliases} @> ${JSON.stringify([name])}::jsonb`);
}

/** Words anywhere in what was written, or the issue's own number. Who finds a word in a restricted issue has read it. */
function holds(q: string): SQL | undefined {
  const pattern = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const number = /^#?(\d{1,9})$/.exec(q.trim())?.[1];
  return or(
    and(
      eq(issues.sensitive, false),
      or(ilike(issues.title, pattern), ilike(issues.detail, pattern), ilike(issues.result, pattern)),
    ),
    number === undefined ? undefined : eq(issues.number, Number(number)),
  );
}
