import type { Notice } from '../chat/notice.ts';
import { choiceButtons, type Choice } from './to-group.ts';

/** What may be done with words that the bot could not read: they belong to the own report of a moment ago, or are a new one. */
export const waysToTake = (words: string, last: number | undefined): Choice[] => [
  ...(last === undefined ? [] : [{ label: `补充到 #${last}`, command: `补充 #${last} ${words}` }]),
  { label: '登记为新问题', command: `报问题 ${words}` },
];

/** A press says the number alone: what was typed is nobody else's to send, and stands in no button. */
export const unread = (choices: readonly Choice[]): Notice => ({
  kind: 'which',
  tone: 'todo',
  title: '没看明白要办什么，是想登记吗？回复数字即可',
  lines: choices.map(({ label }, i) => `${i + 1}. ${label}`),
  buttons: choiceButtons(choices.map(({ label }, i) => ({ label, command: `${i + 1}` }))),
  hint: '都不是就不用理会，没有登记；发“帮助”看能做什么',
});
