import { type SQL, sql } from 'drizzle-orm';
import { UserError } from '../../errors.ts';
import { FINAL_STATES } from '../../issues/state.ts';
import type { Db } from '../database/client.ts';
import { rowsOf } from '../database/rows.ts';

interface Gone {
  readonly id: number;
  readonly name: string;
}

/** Something that goes away while it has open issues. */
export interface LeftOpen {
  readonly noun: 'department' | 'work group';
  readonly name: string;
  readonly numbers: readonly number[];
}

/** What departments and groups that go away leave open: led, assisted in, or reported there. */
export async function openIssuesLeft(
  db: Db,
  organisationId: number,
  gone: { readonly departments: readonly Gone[]; readonly groups: readonly Gone[] },
): Promise<LeftOpen[]> {
  const found: LeftOpen[] = [];
  for (const { id, name } of gone.departments)
    found.push({ noun: 'department', name, numbers: await openOfDepartment(db, organisationId, id) });
  for (const { id, name } of gone.groups)
    found.push({ noun: 'work group', name, numbers: await openOfGroup(db, organisationId, id) });
  return found.filter(({ numbers }) => numbers.length > 0);
}

const isOpen = sql`i.state not in ${sql.raw(`(${FINAL_STATES.map((state) => `'${state}'`).join(', ')})`)}`;

/** Numbers of the open issues that a department leads or assists in. */
export async function openOfDepartment(db: Db, organisationId: number, id: number): Promise<number[]> {
  const rows = await rowsOf<{ number: number }>(
    db,
    sql`select i.number from issues i
        join issue_departments d on d.organisation_id = i.organisation_id and d.issue_number = i.number
        where i.organisation_id = ${organisationId} and d.department_id = ${id} and ${isOpen}
        order by i.number`,
  );
  return rows.map(({ number }) => number);
}

const openOfGroup = (db: Db, organisationId: number, id: number): Promise<number[]> =>
  openWhere(db, organisationId, sql`i.group_id = ${id}`);

/** Numbers of the open issues about an object. */
export const openOfObject = (db: Db, organisationId: number, id: number): Promise<number[]> =>
  openWhere(db, organisationId, sql`i.object_id = ${id}`);

async function openWhere(db: Db, organisationId: number, condition: SQL): Promise<number[]> {
  const rows = await rowsOf<{ number: number }>(
    db,
    sql`select i.number from issues i
        where i.organisation_id = ${organisationId} and ${condition} and ${isOpen}
        order by i.number`,
  );
  return rows.map(({ number }) => number);
}

const SHOWN = 10;

/** One line for each of them, with what to write instead. */
export function stillOpen(open: readonly LeftOpen[]): UserError {
  return new UserError('DIRECTORY_OPEN_ISSUES', open.map(lineOf).join('\n'));
}

function lineOf({ noun, name, numbers }: LeftOpen): string {
  const shown = numbers.slice(0, SHOWN).map((number) => `#${number}`);
  const more = numbers.length > SHOWN ? [`and ${numbers.length - SHOWN} more`] : [];
  const field = noun === 'department' ? 'aliases' : 'formerly';
  const issues = numbers.length === 1 ? '1 open issue' : `${numbers.length} open issues`;
  return (
    `${noun} ${name} is no longer in the file and has ${issues} (${[...shown, ...more].join(' ')}): ` +
    `write "${name}" under "${field}" of the ${noun} that goes on with them, ` +
    `or import with --even-if-open and leave them to the coordinators`
  );
}
