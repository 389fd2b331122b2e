import type { Notice } from '../chat/notice.ts';
import { choiceButtons, type Choice } from './to-group.ts';

/** A press says the number alone: what was typed stands in no button. */
export function whichIsMeant(word: string, choices: readonly Choice[]): Notice {
  const isOne = choices.length === 1;
  return {
    kind: 'which',
    tone: 'todo',
    title: isOne
      ? `${word}的是这一件吗？还没有改动，是就回复 1`
      : `${word}的是哪一件？还没有改动，请回复数字`,
    lines: choices.map(({ label }, i) => `${i + 1}. ${label}`),
    buttons: choiceButtons(choices.map(({ label }, i) => ({ label, command: `${i + 1}` }))),
    hint: `也可以带编号再发一次，如：${choices[0]?.command ?? ''}`,
  };
}

/** Nothing or too much could be meant. */
export const numberNeeded = (word: string, example: string, listed: string | undefined): Notice => ({
  kind: 'misused',
  tone: 'plain',
  title: `${word}要带编号，没有改动`,
  lines: [`请发：${example}${listed === undefined ? '' : `；看清单请发：查 ${listed}`}`],
});

/** The last choice, where all of them were meant: "这3件都催办". */
export const allOfThem = (word: string, count: number): string => `这${count}件都${word}`;

/** What lists them: "查 超期的". */
export const LATE_ONES = '超期的';
