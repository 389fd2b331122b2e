import type { Notice } from '../chat/notice.ts';

const WORDS = { bulletin: '周报', ledger: '台账' } as const;

/** A group or department that no list has, or that several names may mean, and what can be typed. */
export const noSuchPlace = (
  said: string,
  { several, names, what }: { several: boolean; names: readonly string[]; what: 'bulletin' | 'ledger' },
): Notice => ({
  kind: 'misused',
  tone: 'plain',
  title: several
    ? `“${said}”不止一个，请写全名`
    : `名单里没有“${said}”这个${said.endsWith('组') ? '工作组' : '部门'}`,
  lines: names.length === 0 ? [] : [`可以写：${names.map((name) => `${name}${WORDS[what]}`).join('、')}`],
});
