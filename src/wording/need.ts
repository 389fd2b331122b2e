import type { Notice } from '../chat/notice.ts';

interface Amount {
  readonly item: string;
  readonly value: number;
  readonly unit: string;
}

const amount = ({ item, value, unit }: Amount) => `${item}${value}${unit}`;

/** What is said where an issue needs another amount than it was reported with. */
export const needWords = {
  changed: (after: Amount, before: Amount) => `数量已改为${amount(after)}（原${before.value}${before.unit}）`,
  history: (after: Amount, before: Amount, typed: string) =>
    `数量改为${amount(after)}（原${before.value}${before.unit}），原话：${typed}`,
};

/** The words stand with the issue, and what it needs stays as it was. */
export const withUnclearNeed = (notice: Notice): Notice => ({
  ...notice,
  lines: [...notice.lines, '没看清改的是哪一项，登记的数量没有改；请写清物品再发一次，如：口罩改成5000只'],
});
