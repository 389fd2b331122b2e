import type { Notice } from '../chat/notice.ts';
import type { Doubt } from '../commands/orders/read-span.ts';
import { spanWords } from './people.ts';
import { choiceButtons, type Choice } from './to-group.ts';

/** What is said about who is away and who is on duty. */

const plain = (title: string, lines: readonly string[] = [], tone: Notice['tone'] = 'plain'): Notice => ({
  kind: 'directory',
  tone,
  title,
  lines,
});

interface Doubted {
  readonly of: 'absence' | 'duty';
  readonly person: string;
  /** As the name was typed, with what tells two apart. */
  readonly typed: string;
  readonly substitute: string | null;
  readonly doubt: Doubt;
}

/** Which days those are that were said, so that they can be said better. */
export function daysDoubted(said: Doubted, ways: readonly Choice[]): Notice {
  const example = commandFor(said, '3月9日到3月13日');
  const choices = ways.length === 0 ? [] : [`${numbered(ways)}，回复数字就行`];
  return {
    ...plain(`${whatIsWrong(said)}，没有登记`, [...choices, `请写明哪几天，如：${example}`], 'warning'),
    ...(ways.length === 0 ? {} : { buttons: choiceButtons(ways) }),
  };
}

const numbered = (ways: readonly Choice[]) =>
  ways.map(({ label }, index) => `${index + 1} ${label}`).join('，');

function whatIsWrong({ of, person, doubt }: Doubted): string {
  const what = of === 'absence' ? '请假' : '值班';
  switch (doubt.why) {
    case 'none':
      return `${person}${what}几天还没有写`;
    case 'unclear':
      return `${person}${what}是哪几天没看懂`;
    case 'no_such_day':
      return `没有${doubt.said}这一天`;
    case 'backwards':
      return `${spanWords(doubt.from, doubt.to)}前后写反了`;
    case 'over':
      return `${spanWords(doubt.from, doubt.to)}已经过去`;
  }
}

function commandFor({ of, typed, substitute }: Doubted, days: string): string {
  if (of === 'duty') return `值班 ${typed} ${days}`;
  return `${typed} ${days}请假${substitute === null ? '' : `，${substitute}代`}`;
}

/** What is meant most often where no day was said. */
export const waysToBeAway = (said: Doubted): Choice[] =>
  ['今天', '今明两天', '本周'].map((days) => ({ label: days, command: commandFor(said, days) }));

export const dutyTakenBack = (person: string, spans: readonly string[]): Notice =>
  plain(`${person}${spans.join('、')}的值班已取消`, ['请求和提醒照常找部门联络员'], 'good');
export const notOnDuty = (person: string): Notice => plain(`${person}没有登记值班，没有改动`);
export const otherDuties = (person: string, spans: readonly string[]): Notice =>
  plain(`${person}登记的值班是${spans.join('、')}，没有取消`, [`全部取消请发：取消值班 ${person}`]);

interface Listed {
  readonly person: string;
  readonly days: string;
  readonly isNow: boolean;
  readonly place: string | null;
  readonly substitute: string | null;
}

const MOST_LISTED = 20;

const LISTS = {
  duty: {
    title: '值班表',
    none: '现在没有登记值班',
    hint: '要登记请管理员发：值班 李敏 3月9日到3月13日；要取消：取消值班 李敏',
    line: ({ place, person }: Listed) => `${place ?? ''}${person}`,
  },
  absence: {
    title: '请假的人',
    none: '现在没有人登记请假',
    hint: '要登记请管理员发：李敏 明天起请假三天，王强代；提前回来：李敏 销假',
    line: ({ person, substitute }: Listed) =>
      `${person}，${substitute === null ? '没有代班人' : `由${substitute}代`}`,
  },
} as const;

export function rosterList(of: keyof typeof LISTS, rows: readonly Listed[]): Notice {
  const { title, none, hint, line } = LISTS[of];
  const lines = rows
    .slice(0, MOST_LISTED)
    .map((row) => `${row.days}${row.isNow ? '（今天在内）' : ''}：${line(row)}`);
  const more = rows.length > MOST_LISTED ? [`还有${rows.length - MOST_LISTED}条更晚的`] : [];
  return { ...plain(rows.length === 0 ? none : title, [...lines, ...more]), hint };
}
