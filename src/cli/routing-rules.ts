import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { GROUP_LEVELS } from '../directory/directory.ts';
import { OBJECT_KINDS } from '../directory/names.ts';
import { UserError } from '../errors.ts';
import { ORGANISATION_ID } from '../organisation.ts';
import type { Db } from '../store/database/client.ts';
import { openStore } from '../store/database/open.ts';
import { readRules, type StoredRule } from '../store/routing/rules.ts';
import { addRule, removeRule, type RulesChange } from '../usecases/routing/rules.ts';
import { RULES_USAGE } from './routing-rules-usage.ts';
import { COMMAND_LINE } from '../wording/people.ts';

interface Context {
  readonly now: Date;
  readonly write: (line: string) => void;
  readonly say: (line: string) => void;
}

const COMMAND_LINE_ACTOR = { account: null, personId: null, name: COMMAND_LINE, role: 'bot' } as const;

/** Lists, adds or removes a rule, and writes those that stand then, a line of JSON each, in the order in which they are read. */
export async function runRoutingRules(
  config: Config,
  args: readonly string[],
  context: Context,
): Promise<void> {
  const work = readCommand(args);
  const store = await openStore(config, context.now);
  try {
    await work(store.db, context);
  } finally {
    await store.close();
  }
}

type Work = (db: Db, context: Context) => Promise<void>;

function readCommand(args: readonly string[]): Work {
  const [command = 'list', ...rest] = args;
  if (command === 'list' && rest.length === 0) return list;
  if (command === 'add') return add(ruleOf(rest));
  if (command === 'remove' && /^[1-9]\d*$/.test(rest[0] ?? '') && rest.length === 1)
    return remove(Number(rest[0]));
  throw new UserError('USAGE', `usage: xietiao ${RULES_USAGE}`);
}

const list: Work = async (db, { write, say }) => {
  const found = await readRules(db, ORGANISATION_ID);
  if (found === undefined) throw noDirectory();
  if (found.rules.length === 0) say('there are no rules');
  show(found.rules, write);
};

const add =
  (rule: StoredRule): Work =>
  async (db, context) =>
    tell(await addRule(placeOf(db, context), rule), context);

const remove =
  (number: number): Work =>
  async (db, context) =>
    tell(await removeRule(placeOf(db, context), number), context);

function placeOf(db: Db, { now }: Context) {
  return { db, organisationId: ORGANISATION_ID, now, actor: COMMAND_LINE_ACTOR };
}

/** The next import of a directory file brings its own rules: whoever changes them here must hear of it. */
function tell(change: RulesChange, { write, say }: Context): void {
  switch (change.kind) {
    case 'changed':
      if (change.rules.length === 0) say('there are no rules any more');
      show(change.rules, write);
      return say('write this into "rules" of the directory file as well: its next import takes its place');
    case 'no directory':
      throw noDirectory();
    case 'no such rule':
      throw new UserError('USAGE', `there are ${change.known} rules; "xietiao routing rules" numbers them`);
    case 'unknown name':
      throw new UserError('USAGE', `no ${change.what} "${change.name}"; there are ${change.known.join(' ')}`);
  }
}

function show(rules: readonly StoredRule[], write: (line: string) => void): void {
  for (const [i, rule] of rules.entries()) write(JSON.stringify({ number: i + 1, ...rule }));
}

function ruleOf(args: readonly string[]): StoredRule {
  const { department, category, kind, level } = readFlags(args);
  if (department === undefined) throw new UserError('USAGE', `usage: xietiao ${RULES_USAGE}`);
  return {
    department,
    ...(category !== undefined && { category }),
    ...(kind !== undefined && { objectKind: oneOf('--kind', OBJECT_KINDS, kind) }),
    ...(level !== undefined && { level: oneOf('--level', GROUP_LEVELS, level) }),
  };
}

function oneOf<T extends string>(flag: string, known: readonly T[], said: string): T {
  const meant = known.find((one) => one === said);
  if (meant === undefined) throw new UserError('USAGE', `${flag} is one of ${known.join(', ')}, not ${said}`);
  return meant;
}

function readFlags(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const options = { department: text, category: text, kind: text, level: text };
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UserError('USAGE', error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function noDirectory(): UserError {
  return new UserError('USAGE', 'there is no directory yet: import one first');
}
