import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { GROUP_LEVELS } from '../directory/directory.ts';
import { OBJECT_KINDS } from '../directory/names.ts';
import { ISSUE_STATES } from '../issues/state.ts';
import {
  COUNTS,
  type Counts,
  type Figures,
  type FiguresQuestion,
  instantsOf,
  noCounts,
  type Scope,
  type Sum,
  withDays,
} from '../summaries/figures.ts';
import { byFrequency, byId, byKind, byLevel, byName, soonestFirst } from '../summaries/order.ts';
import { recordOf } from '../summaries/record.ts';
import type { Db } from './client.ts';
import { figuresStatement } from './figures-statement.ts';
import type { Split } from './figures-sums.ts';
import { rowsOf } from './rows.ts';

const id = z.int().nullable();
const instant = z
  .string()
  .transform((text) => new Date(text))
  .nullable();
const partSum = z.tuple([z.string().nullable()], z.int());
const median = z.tuple([z.string().nullable(), z.coerce.number()]);
const common = z.object({ category: z.string(), new: z.int(), groups: z.int() });
const listed = z.object({
  number: z.int(),
  title: z.string(),
  sensitive: z.boolean(),
  state: z.enum(ISSUE_STATES),
  objectId: id,
  groupId: id,
  departmentId: id,
  deadline: instant,
});
const decision = listed.extend({
  why: z.enum(['escalated', 'returned']),
  reason: z.string().nullable(),
  to: z.string().nullable(),
});
const kind = z.enum(OBJECT_KINDS).nullable();
const level = z.enum(GROUP_LEVELS).nullable();

/** An answer of the statement: which part it is, whose, and its value as JSON text. */
interface Row extends Record<string, unknown> {
  readonly part: string;
  /** The id of a group or department; 0 for all. */
  readonly owner: number;
  readonly value: string;
}

/**
 * The figures of docs/figures.md for one scope and period, from the ledger and its events: an old period is told as it
 * stood at its end. One statement, read-only.
 */
export async function readFigures(
  db: Db,
  organisationId: number,
  question: FiguresQuestion,
): Promise<Figures> {
  const rows = await ask(db, figuresStatement(organisationId, question, 'one'));
  return figuresOf(rows, question.scope, question);
}

/** The organisation's figures and every group's or department's own at once: the same as asked for one by one. */
export async function readFiguresOfEach(
  db: Db,
  organisationId: number,
  split: Split,
  question: Omit<FiguresQuestion, 'scope'>,
): Promise<(scope: Scope) => Figures> {
  const whole = { ...question, scope: { kind: 'organisation' } } as const;
  const rows = await ask(db, figuresStatement(organisationId, whole, split));
  const byOwner = new Map<number, Row[]>();
  for (const row of rows) {
    const own = byOwner.get(row.owner);
    if (own === undefined) byOwner.set(row.owner, [row]);
    else own.push(row);
  }
  return (scope) =>
    figuresOf(byOwner.get(scope.kind === 'organisation' ? 0 : scope.id) ?? [], scope, question);
}

/** Postgres guesses such a statement to be worth compiling, which takes it longer than running it. */
async function ask(db: Db, statement: SQL): Promise<Row[]> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`set local jit = off`);
    return rowsOf<Row>(tx, statement);
  });
}

function figuresOf(
  rows: readonly Row[],
  scope: Scope,
  question: Pick<FiguresQuestion, 'period' | 'now'>,
): Figures {
  const { asOf } = instantsOf({ ...question, scope });
  const all = <Shape>(part: string, shape: z.ZodType<Shape>): Shape[] =>
    rows.filter((row) => row.part === part).map(({ value }) => shape.parse(JSON.parse(value)));
  const split = (part: string) => {
    const times = new Map(all(`median ${part}`, median));
    return all(`sum ${part}`, partSum)
      .map(([key, ...values]) => ({ key, counts: countsOf(values), handlingMs: times.get(key) ?? null }))
      .filter(({ counts }) => COUNTS.some((name) => counts[name] > 0));
  };
  const idOf = (key: string | null) => (key === null ? null : Number(key));
  const [total] = split('total');
  return {
    scope,
    period: question.period,
    asOf,
    total: total?.counts ?? noCounts(),
    handlingMs: total?.handlingMs ?? null,
    byKind: split('kind')
      .map(({ key, ...rest }) => ({ kind: kind.parse(key), ...rest }))
      .sort((a, b) => byKind(a.kind, b.kind)),
    byLevel: split('level')
      .map(({ key, ...rest }) => ({ level: level.parse(key), ...rest }))
      .sort((a, b) => byLevel(a.level, b.level)),
    byDepartment: split('department')
      .map(({ key, ...rest }) => ({ departmentId: idOf(key), ...rest }))
      .sort((a, b) => byId(a.departmentId, b.departmentId)),
    byGroup: split('group')
      .map(({ key, ...rest }) => ({ groupId: idOf(key), ...rest }))
      .sort((a, b) => byId(a.groupId, b.groupId)),
    categories: split('category')
      .map(({ key, ...rest }): Sum & { category: string | null } => ({ category: key, ...rest }))
      .sort((a, b) => byName(a.category, b.category)),
    byCategory: all('common', common).sort(byFrequency),
    overdue: all('overdue', listed)
      .map((issue) => withDays(issue, asOf))
      .sort(soonestFirst),
    dueNext: all('dueNext', listed).sort(soonestFirst),
    decisions: all('decisions', decision).sort(soonestFirst),
  };
}

function countsOf(values: readonly number[]): Counts {
  return recordOf(COUNTS, (name) => values[COUNTS.indexOf(name)] ?? 0);
}
