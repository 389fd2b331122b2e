import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../src/calendar/calendar.ts';
import { NO_ENTRIES } from '../../src/summaries/entry-figures.ts';
import { NO_ORDERS } from '../../src/summaries/ordered.ts';
import { computeFigures } from '../../src/summaries/compute-figures.ts';
import { noCounts } from '../../src/summaries/figures.ts';
import { problems } from '../../src/summaries/sections/problems.ts';
import { findThemes } from '../../src/summaries/themes.ts';
import { WEEK } from './week.ts';

const CATEGORY = '市政设施';
const lamp = (number: number, groupId: number, place: string) => ({
  number,
  groupId,
  leadId: 1,
  category: CATEGORY,
  title: `${place}路灯不亮`,
  detail: `${place}路灯不亮，夜里出行不便`,
  names: [],
});
const themes = findThemes([lamp(1, 1, '厂区北门'), lamp(2, 2, '村口小桥'), lamp(3, 3, '花园西侧')], [], {
  acrossGroups: true,
});
const none = computeFigures([], { scope: { kind: 'organisation' }, period: WEEK, now: WEEK.to });

function told(ofCategory: number): string[] {
  const facts = {
    ...none,
    previous: null,
    entries: NO_ENTRIES,
    orders: NO_ORDERS,
    cases: [],
    plans: [],
    themes,
    total: { ...noCounts(), new: 10 },
    byCategory: [
      { category: CATEGORY, new: ofCategory, groups: 3 },
      { category: '其他', new: 9, groups: 3 },
      { category: '饮水', new: 3, groups: 2 },
    ],
  };
  const names = { department: String, group: String, object: () => null };
  return problems({
    campaign: '四进',
    scopeName: null,
    number: null,
    facts,
    names,
    departmentIds: [],
    ranking: 'off',
    calendar: createCalendar({ timeZone: 'Asia/Shanghai' }),
  }).lines.map((line) => line.split('，')[0] ?? '');
}

it('a common problem is called by words, and not by what is left of 办不下来', () => {
  const paper = (number: number, who: string) => ({
    number,
    groupId: number,
    leadId: 1,
    category: '用地',
    title: `${who}土地证办不下来`,
    detail: `${who}土地证办不下来，贷不了款`,
    names: [],
  });
  const [told] = findThemes([paper(1, '新厂区'), paper(2, '老车间'), paper(3, '北仓库')], [], {
    acrossGroups: true,
  });
  expect(told?.count).toBe(3);
  expect(told?.words).toContain('土地证');
  for (const word of told?.words ?? []) expect(word).not.toMatch(/下来|证办/);
});

describe('common problems', () => {
  it('stand by how many they are, and count no report under its theme and its category', () => {
    const [others, ...rest] = told(7);
    expect(others).toBe('市政设施（其他）：4件');
    expect(rest[0]).toMatch(/^市政设施（.*路灯.*）：3件$/);
    expect(rest[1]).toBe('饮水：3件');
  });

  it('leave out a category that its theme tells mostly, and what has none', () => {
    expect(told(5).map((line) => line.replace(/（.*）/, ''))).toEqual(['市政设施：3件', '饮水：3件']);
  });
});
