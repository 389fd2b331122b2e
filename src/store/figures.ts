import { z } from 'zod';
import { OBJECT_KINDS } from '../directory/names.ts';
import { ISSUE_STATES } from '../issues/state.ts';
import {
  COUNTS,
  type Figures,
  type FiguresQuestion,
  instantsOf,
  noCounts,
  withDays,
} from '../summaries/figures.ts';
import { byFrequency, byId, byKind, soonestFirst } from '../summaries/order.ts';
import type { Db } from './client.ts';
import { figuresStatement } from './figures-statement.ts';
import { rowsOf } from './rows.ts';

const id = z.int().nullable();
const instant = z
  .string()
  .transform((text) => new Date(text))
  .nullable();
const counts = z.record(z.enum(COUNTS), z.int());
const sums = z.object({ kind: z.enum(OBJECT_KINDS).nullable(), id, counts });
const category = z.object({ category: z.string(), new: z.int(), groups: z.int() });
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

/**
 * The figures of docs/figures.md for one scope and period, from the ledger and its events: an old period is told as it
 * stood at its end. One statement, read-only.
 */
export async function readFigures(
  db: Db,
  organisationId: number,
  question: FiguresQuestion,
): Promise<Figures> {
  const { asOf } = instantsOf(question);
  const rows = await rowsOf<{ part: string; value: string }>(db, figuresStatement(organisationId, question));
  const all = <Shape>(part: string, shape: z.ZodType<Shape>): Shape[] =>
    rows.filter((row) => row.part === part).map(({ value }) => shape.parse(JSON.parse(value)));
  const something = all('total', sums)[0]?.counts ?? noCounts();
  const split = (part: string) =>
    all(part, sums).filter((sum) => COUNTS.some((name) => sum.counts[name] > 0));
  return {
    scope: question.scope,
    period: question.period,
    asOf,
    total: something,
    byKind: split('kind')
      .map(({ kind, counts }) => ({ kind, counts }))
      .sort((a, b) => byKind(a.kind, b.kind)),
    byDepartment: split('department')
      .map(({ id, counts }) => ({ departmentId: id, counts }))
      .sort((a, b) => byId(a.departmentId, b.departmentId)),
    byGroup: split('group')
      .map(({ id, counts }) => ({ groupId: id, counts }))
      .sort((a, b) => byId(a.groupId, b.groupId)),
    byCategory: all('category', category).sort(byFrequency),
    overdue: all('overdue', listed)
      .map((issue) => withDays(issue, asOf))
      .sort(soonestFirst),
    dueNext: all('dueNext', listed).sort(soonestFirst),
    decisions: all('decisions', decision).sort(soonestFirst),
  };
}
