import type { Notice } from '../chat/notice.ts';

const from = (before: string | null) => (before === null ? '' : `（原${before}）`);

/** What is said where an issue turns out to be about somebody else. */
export const objectWords = {
  changed: (name: string, before: string | null) => `对象已改为${name}${from(before)}`,
  same: (name: string) => `对象本来就是${name}，没有改动`,
  history: (name: string, before: string | null, typed: string) =>
    `对象改为${name}${from(before)}，原话：${typed}`,
};

/** The words stand with the issue, and the object stays as it was. */
export const withUnknownObject = (notice: Notice): Notice => ({
  ...notice,
  lines: [...notice.lines, '名册里没有这个对象，对象没有改；请写名册里的名称再发一次'],
});
