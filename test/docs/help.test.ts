import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS, type Command, type SpeakerRole } from '../../src/commands/grammar.ts';
import { helpLines } from '../../src/commands/help.ts';
import type { Parsed } from '../../src/commands/intent.ts';
import { parse } from '../../src/commands/parse.ts';
import { namesOf, readDirectoryFile } from '../../src/directory/file.ts';
import { buildLexicon } from '../../src/directory/lexicon.ts';

const commands: readonly Command[] = COMMANDS;
const roles = [...new Set(commands.flatMap((command) => command.roles))];
const now = new Date('2020-03-09T09:00:00+08:00');

const demo = readDirectoryFile(readFileSync('demo/directory.json', 'utf8'));
if (demo.kind !== 'ok') throw new Error('demo/directory.json cannot be read');
const lexicon = buildLexicon(namesOf(demo.file));

function intentsOf(text: string, senderRole: SpeakerRole): string[] {
  const parsed: Parsed = parse(text, lexicon, { now, mentionsBot: false, platform: 'sandbox', senderRole });
  return parsed.kind === 'intents' ? parsed.intents.map(({ intent }) => intent) : [parsed.kind];
}

describe('the help', () => {
  it('has one line for every command, with its word, its use and an example', () => {
    const lines = helpLines(undefined);
    expect(lines).toHaveLength(commands.length);
    commands.forEach(({ words, says, example }, i) => {
      for (const part of [words[0], says, example]) expect(lines[i]).toContain(part);
    });
  });

  it.each(roles)('shows a %s what the grammar names for that role', (role) => {
    const mine = commands.filter((command) => command.roles.includes(role));
    expect(helpLines(role).map((line) => line.split('：')[0])).toEqual(mine.map(({ words }) => words[0]));
  });

  it('shows a stranger how to report and how to be known', () => {
    expect(helpLines('stranger').map((line) => line.split('：')[0])).toEqual(['报问题', '绑定', '帮助']);
  });

  it.each(commands.map(({ intent, example, roles }) => [example, intent, roles[0] ?? 'member'] as const))(
    'can be believed: “%s” is read as %s, said by a %s',
    (example, intent, role) => {
      expect(intentsOf(example, role)).toEqual([intent]);
    },
  );
});
