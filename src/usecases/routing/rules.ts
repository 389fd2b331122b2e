import type { Actor } from '../../issues/event.ts';
import { isCatchAll } from '../../routing/rules.ts';
import { writeAudit } from '../../store/audit/audit.ts';
import type { Db } from '../../store/database/client.ts';
import { readDirectory } from '../../store/directory/read.ts';
import { readRules, writeRules, type StoredRule } from '../../store/routing/rules.ts';

/** What came of a change of the rules; the rules are those that stand now. */
export type RulesChange =
  | { readonly kind: 'changed'; readonly rules: readonly StoredRule[] }
  | { readonly kind: 'no directory' }
  | { readonly kind: 'no such rule'; readonly known: number }
  | {
      readonly kind: 'unknown name';
      readonly what: 'department' | 'category';
      readonly name: string;
      readonly known: readonly string[];
    };

interface Place {
  readonly db: Db;
  readonly organisationId: number;
  readonly now: Date;
  readonly actor: Actor;
}

/** Adds a rule before those that stand, so that it holds; a catch-all comes last. */
export async function addRule(place: Place, rule: StoredRule): Promise<RulesChange> {
  return place.db.transaction(async (tx) => {
    const found = await readRules(tx, place.organisationId);
    const directory = await readDirectory(tx, place.organisationId);
    if (found === undefined || directory === undefined) return { kind: 'no directory' };
    const departments = directory.departments.map(({ name }) => name);
    if (!departments.includes(rule.department))
      return { kind: 'unknown name', what: 'department', name: rule.department, known: departments };
    if (rule.category !== undefined && !found.categories.includes(rule.category))
      return { kind: 'unknown name', what: 'category', name: rule.category, known: found.categories };
    const others = found.rules.filter((one) => !sayTheSame(one, rule));
    return put(tx, place, found.rules, isCatchAll(rule) ? [...others, rule] : [rule, ...others]);
  });
}

/** Removes the rule of that number, counted from 1 in the order in which they are read. */
export async function removeRule(place: Place, number: number): Promise<RulesChange> {
  return place.db.transaction(async (tx) => {
    const found = await readRules(tx, place.organisationId);
    if (found === undefined) return { kind: 'no directory' };
    if (found.rules[number - 1] === undefined) return { kind: 'no such rule', known: found.rules.length };
    return put(
      tx,
      place,
      found.rules,
      found.rules.filter((_rule, i) => i !== number - 1),
    );
  });
}

/** Two rules about the same would never both hold: the newer takes the older's place. */
function sayTheSame(one: StoredRule, other: StoredRule): boolean {
  return one.category === other.category && one.objectKind === other.objectKind && one.level === other.level;
}

async function put(
  tx: Db,
  { organisationId, now, actor }: Place,
  old: readonly StoredRule[],
  rules: readonly StoredRule[],
): Promise<RulesChange> {
  await writeRules(tx, organisationId, rules);
  await writeAudit(tx, organisationId, { at: now, actor, inboxId: null }, [
    { noun: 'organisation', name: 'rules', what: 'changed', old, new: rules },
  ]);
  return { kind: 'changed', rules };
}
