import type { RoutingDepartment, RoutingRule } from './outcome.ts';
import { holds, isCatchAll, ruleWords } from './rules.ts';
import { certain, idsByName, namesById, route, type Step } from './step.ts';

/** What somebody said or ruled beforehand: nothing has to be read out of the text. */
interface Given {
  readonly departments: readonly RoutingDepartment[];
  readonly rules: readonly RoutingRule[];
}

export function byName({ departments }: Given): Step {
  const nameOf = namesById(departments);
  return ({ named }) => {
    const [lead, ...assisting] = new Set(named);
    if (lead === undefined) return undefined;
    const helpers = assisting.map(nameOf).join('、');
    const because = [`消息点名${nameOf(lead)}`, ...(helpers === '' ? [] : [`一并提到${helpers}`])];
    return route('named', [lead, ...assisting].map(certain), because, assisting);
  };
}

export function byRule({ rules, departments }: Given): Step {
  const idOf = idsByName(departments);
  return (request) => {
    const rule = rules.find((one) => !isCatchAll(one) && holds(one, request));
    const id = rule && idOf.get(rule.department);
    if (rule === undefined || id === undefined) return undefined;
    return route('rule', [certain(id)], [`规则“${ruleWords(rule)}”归${rule.department}`]);
  };
}

export function catchAll({ rules, departments }: Given): Step {
  const rule = rules.find(isCatchAll);
  const id = rule && idsByName(departments).get(rule.department);
  return () =>
    rule === undefined || id === undefined
      ? undefined
      : route('rule', [certain(id)], [`其他规则和职责都没有对上，按兜底规则归${rule.department}`]);
}
