import type { RoutingRequest, RoutingRule } from './outcome.ts';

/** Whether all that a rule says is so. */
export function holds(rule: RoutingRule, { category, objectKind, level }: RoutingRequest): boolean {
  return (
    (rule.category === undefined || rule.category === category) &&
    (rule.objectKind === undefined || rule.objectKind === objectKind) &&
    (rule.level === undefined || rule.level === level)
  );
}

/** A rule that says nothing but the department takes what nothing else decides. */
export function isCatchAll({ category, objectKind, level }: RoutingRule): boolean {
  return category === undefined && objectKind === undefined && level === undefined;
}

const KIND_WORDS = { enterprise: '企业', project: '项目', village: '乡村', community: '社区' } as const;
const LEVEL_WORDS = { county: '县派', city: '市派', province: '省派' } as const;

export function ruleWords({ category, objectKind, level }: RoutingRule): string {
  return [category, objectKind && KIND_WORDS[objectKind], level && LEVEL_WORDS[level]]
    .filter(Boolean)
    .join('·');
}
