import type { Section } from '../bulletin.ts';
import { capped, departmentOf, issueLine } from '../names.ts';
import type { Plan } from '../plans.ts';
import type { BulletinInput } from './input.ts';

const SHOWN = 6;
const SHOWN_PLANS = 3;

/** 九、下周安排: due next week, on-site sessions, promises falling due. */
export function next(input: BulletinInput): Section {
  const { facts, names, calendar, number } = input;
  const { dueNext } = facts.total;
  const due =
    dueNext === 0
      ? []
      : [
          `到期${dueNext}件：`,
          ...capped(facts.dueNext, dueNext, SHOWN, (issue) =>
            issueLine(issue, names, [
              departmentOf(issue, names),
              issue.deadline === null ? null : `${calendar.formatLocal(issue.deadline, 'date')}到期`,
            ]),
          ),
        ];
  return {
    heading: number === null ? '今后七天' : '下周安排',
    lines: [...planned(input, 'onsite', '现场办公'), ...planned(input, 'promise', '答应办到'), ...due],
  };
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
