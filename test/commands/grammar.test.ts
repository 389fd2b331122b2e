import { describe, expect, it } from 'vitest';
import { ACTION_INTENTS } from '../../src/commands/intent.ts';
import { COMMANDS } from '../../src/commands/grammar.ts';
import { helpLines } from '../../src/commands/help.ts';
import { intentsOf } from './sample.ts';

describe('the grammar table', () => {
  it.each(COMMANDS.map(({ example, intent, roles }) => [example, intent, roles[0] ?? 'member'] as const))(
    'understands its own example: %s',
    (example, intent, senderRole) => {
      expect(intentsOf(example, { senderRole }).map((one) => one.intent)).toContain(intent);
    },
  );

  it('holds every action once', () => {
    const intents = COMMANDS.map(({ intent }) => intent);
    expect(new Set(intents).size).toBe(intents.length);
    expect(ACTION_INTENTS.filter((name) => !intents.some((intent) => intent === name))).toEqual([]);
  });
});

describe('help', () => {
  it('tells a department about its own commands and not about reporting', () => {
    const lines = helpLines('liaison').join('\n');
    expect(lines).toContain('签收');
    expect(lines).not.toContain('报问题');
  });

  it('tells a stranger what a stranger may do', () => {
    expect(helpLines('stranger').map((line) => line.split('：')[0])).toEqual(['报问题', '绑定', '帮助']);
  });

  it('answers about one command when asked about one', () => {
    expect(helpLines('liaison', '退回')).toEqual([expect.stringContaining('退回 #12')]);
  });

  it('says all where the topic is unknown', () => {
    expect(helpLines('member', '火星')).toEqual(helpLines('member'));
  });
});
