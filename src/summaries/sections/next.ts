import type { Section } from '../bulletin.ts';
import type { ListedIssue } from '../figures.ts';
import { capped, departmentOf, issueLine } from '../names.ts';
import type { Plan } from '../plans.ts';
import type { BulletinInput } from './input.ts';

const SHOWN = 6;
const SHOWN_PLANS = 3;

/** 九、下周安排: what is still due this week, on-site sessions, promises falling due, and what is due next week. */
export function next(input: BulletinInput): Section {
  const { facts, number } = input;
  const { thisWeek, nextWeek } = number === null ? { thisWeek: [], nextWeek: facts.dueNext } : byWeek(input);
  return {
    heading: number === null ? '今后七天' : '下周安排',
    lines: [
      ...dueLines(input, thisWeek, thisWeek.length, (count) => `本周内还有${count}件到期：`),
      ...planned(input, 'onsite', '现场办公'),
      ...planned(input, 'promise', '答应办到'),
      ...dueLines(input, nextWeek, facts.total.dueNext - thisWeek.length, (count) => `到期${count}件：`),
    ],
  };
}

/** Due after the bulletin and before its week is over, and due from the Monday on; the list comes soonest first. */
function byWeek({ facts, calendar }: BulletinInput) {
  const today = calendar.localDate(facts.asOf);
  const monday = calendar.addDays(today, 8 - calendar.weekday(today));
  const isThisWeek = ({ deadline }: ListedIssue) =>
    deadline !== null && calendar.localDate(deadline) < monday;
  return {
    thisWeek: facts.dueNext.filter(isThisWeek),
    nextWeek: facts.dueNext.filter((issue) => !isThisWeek(issue)),
  };
}

function dueLines(
  { names, calendar }: BulletinInput,
  issues: readonly ListedIssue[],
  total: number,
  heading: (count: number) => string,
): string[] {
  if (total === 0) return [];
  const lines = capped(issues, total, SHOWN, (issue) =>
    issueLine(issue, names, [
      departmentOf(issue, names),
      issue.deadline === null ? null : `${calendar.formatLocal(issue.deadline, 'date')}到期`,
    ]),
  );
  return [heading(total), ...lines];
}

function planned({ facts, names, calendar }: BulletinInput, kind: Plan['kind'], word: string): string[] {
  const plans = facts.plans.filter((plan) => plan.kind === kind);
  if (plans.length === 0) return [];
  return [
    `${word}${plans.length}件：`,
    ...capped(plans, plans.length, SHOWN_PLANS, (plan) =>
      issueLine(plan, names, [
        departmentOf(plan, names),
        calendar.formatLocal(plan.at, plan.dayOnly ? 'date' : 'dateTime'),
      ]),
    ),
  ];
}
