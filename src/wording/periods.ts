import type { Notice } from '../chat/notice.ts';

const line = (title: string): Notice => ({ kind: 'misused', tone: 'plain', title, lines: [] });

/** The days that somebody named are none, or no period that figures are told of. */
export const unclearDays = (): Notice =>
  line('没看懂是哪几天；可以写：上周、3月、去年4季度，或3月5日到3月11日');

/** Asked for by its number, where none of that number was posted in this chat. */
export const noSuchEdition = (edition: number | 'last'): Notice => ({
  ...line(edition === 'last' ? '这里还没有发过通报' : `这里没有发过第${edition}期通报`),
  lines: ['要数字请发：周报、上周周报、月报'],
});

export const notYetBegun = (): Notice => line('那几天还没到，到时候再要');
