import { ASKING_COMMANDS } from './grammar/asking.ts';
import type { Command, CommandIntent } from './grammar/command.ts';
import { GROUP_COMMANDS } from './grammar/group.ts';
import { OFFICE_COMMANDS } from './grammar/office.ts';
import { RULING_COMMANDS } from './grammar/ruling.ts';
import type { ActionName } from './intent.ts';

export type { Command, CommandIntent, SpeakerRole } from './grammar/command.ts';

/** Every command, in the order in which help shows them. The parser reads this table, and so do help and the tests. */
export const COMMANDS = [
  ...GROUP_COMMANDS,
  ...OFFICE_COMMANDS,
  ...RULING_COMMANDS,
  ...ASKING_COMMANDS,
] as const satisfies readonly Command[];

export const REPORT_EXAMPLE = COMMANDS[0].example;

const BY_INTENT: ReadonlyMap<CommandIntent, Command> = new Map(
  COMMANDS.map((command) => [command.intent, command]),
);

export function commandFor(intent: CommandIntent): Command | undefined {
  return BY_INTENT.get(intent);
}

const ACTION_WORDS: ReadonlyMap<string, ActionName> = new Map(
  COMMANDS.flatMap(({ intent, words, takes }) =>
    takes === 'issue+text' ? words.map((word): [string, ActionName] => [word, intent]) : [],
  ),
);

/** The action that a folded word opens, where it opens one. */
export function actionOf(word: string): ActionName | undefined {
  return ACTION_WORDS.get(word);
}

/** All action words, longest first, ready for a pattern; spaces typed inside a word do no harm. */
export const ACTION_PATTERN = [...ACTION_WORDS.keys()]
  .sort((a, b) => b.length - a.length)
  .map((word) => Array.from(word).join('\\s?'))
  .join('|');
