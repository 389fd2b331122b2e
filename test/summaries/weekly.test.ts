import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/chat/plain-text.ts';
import { createCalendar } from '../../src/calendar/calendar.ts';
import type { BulletinFacts } from '../../src/summaries/bulletin-facts.ts';
import { NO_ENTRIES } from '../../src/summaries/entry-figures.ts';
import { type ListedIssue, noCounts } from '../../src/summaries/figures.ts';
import { NO_ORDERS } from '../../src/summaries/ordered.ts';
import { type BulletinInput, weeklyNotice } from '../../src/summaries/weekly.ts';
import { at, WEEK } from './week.ts';

const NOTHING: BulletinFacts = {
  previous: null,
  entries: NO_ENTRIES,
  orders: NO_ORDERS,
  themes: [],
  cases: [],
  plans: [],
  scope: { kind: 'organisation' },
  period: WEEK,
  asOf: WEEK.to,
  total: noCounts(),
  handlingMs: null,
  byKind: [],
  byLevel: [],
  categories: [],
  byDepartment: [],
  byGroup: [],
  byCategory: [],
  overdue: [],
  dueNext: [],
  decisions: [],
};

const listed = (number: number): ListedIssue => ({
  number,
  title: `第${number}个问题`,
  sensitive: false,
  state: 'accepted',
  objectId: null,
  groupId: null,
  departmentId: 1,
  deadline: at('03-12 17:30'),
});

function told(facts: Partial<BulletinFacts>, input: Partial<BulletinInput> = {}): string {
  return plainText(
    weeklyNotice({
      campaign: '四进工作组',
      scopeName: null,
      number: 3,
      facts: { ...NOTHING, ...facts },
      ranking: 'off',
      names: { department: (id) => `局${id}`, group: (id) => `组${id}`, object: () => null },
      departmentIds: [3, 1, 2],
      calendar: createCalendar({ timeZone: 'Asia/Shanghai' }),
      ...input,
    }),
  );
}

const line = (departmentId: number, due: number, onTime: number) => ({
  departmentId,
  handlingMs: null,
  counts: { ...noCounts(), due, closedOfDue: onTime, onTime },
});

describe('the bulletin', () => {
  it('names its real hours', () => {
    const midnight = { from: at('03-05 00:00'), to: at('03-12 00:00') };
    expect(told({ period: midnight, asOf: midnight.to })).toContain(
      '《四进工作组周通报》第3期（3月5日0时—3月12日0时）',
    );
  });

  it('compares nothing where there was no week before', () => {
    expect(told({ total: { ...noCounts(), new: 4, open: 4 } })).toContain('新增4件，上期结转0件');
  });

  it('says that nothing was due, and prints no rate of it', () => {
    const text = told({ total: { ...noCounts(), new: 4, open: 4 } });
    expect(text).toContain('本期没有应办结件，按期办结率 —；满意率 —。');
    expect(text).not.toContain('%');
  });

  it('numbers its headings without gaps and leaves out what has nothing to say', () => {
    const headings = told({
      total: { ...noCounts(), new: 2, open: 2, dueNext: 1 },
      byCategory: [{ category: '道路交通', new: 2, groups: 1 }],
      dueNext: [listed(1)],
    })
      .split('\n')
      .filter((line) => /^[一二三四五六]、/.test(line));
    expect(headings).toEqual(['一、总体情况', '二、热点与共性问题', '三、下周安排']);
  });

  it('puts departments by what was due, then as the directory has them: no ranking', () => {
    const text = told({
      total: { ...noCounts(), due: 6, closedOfDue: 3, onTime: 3 },
      byDepartment: [line(1, 2, 2), line(2, 2, 1), line(3, 2, 0)],
    });
    expect(text.match(/局\d(?=：)/g)).toEqual(['局3', '局1', '局2']);
  });

  it('ends every list on a phone, and says how much is left', () => {
    const issues = Array.from({ length: 50 }, (_, index) => listed(index + 1));
    const text = told({
      total: { ...noCounts(), open: 1200, overdue: 1200, due: 1200 },
      overdue: issues.map((issue) => Object.assign({ days: 1 }, issue)),
      byDepartment: Array.from({ length: 30 }, (_, index) => ({
        departmentId: index + 1,
        handlingMs: null,
        counts: { ...noCounts(), due: 40 },
      })),
    });
    expect(text).toContain('另有 1195 件');
    expect(text).toContain('另有 18 个部门，应办结合计720件');
    expect(text.split('\n').length).toBeLessThan(40);
  });

  it('calls a lone report no common problem', () => {
    const total = { ...noCounts(), new: 1, open: 1 };
    expect(told({ total, byCategory: [{ category: '用工', new: 1, groups: 1 }] })).not.toContain('用工');
  });

  it('tells of a sensitive issue its number and state alone', () => {
    const secret = { ...listed(7), title: '张三大病', sensitive: true, days: 3 };
    const text = told({
      total: { ...noCounts(), open: 1, overdue: 1, decisions: 1 },
      overdue: [secret],
      decisions: [{ ...secret, why: 'escalated', reason: '张三病重', to: '省民政厅' }],
    });
    expect(text).toContain('#7 敏感件（已签收）');
    expect(text).not.toMatch(/张三|民政|局1/);
  });

  it('calls a week a week on its first day', () => {
    const week = { from: at('03-09 00:00'), to: at('03-16 00:00') };
    expect(told({ period: week, asOf: at('03-09 09:30') }, { number: null })).toContain(
      '《四进工作组周通报》（3月9日0时—3月9日9时30分）',
    );
  });

  it('is called after its length when somebody asks for it', () => {
    const day = { from: at('03-12 00:00'), to: at('03-13 00:00') };
    const month = { from: at('03-01 00:00'), to: at('04-01 00:00') };
    expect(told({}, { number: null })).toContain('《四进工作组周通报》（');
    expect(told({ period: day, asOf: day.to }, { number: null })).toContain('《四进工作组日通报》（');
    const quarter = { from: at('01-01 00:00'), to: at('04-01 00:00') };
    expect(told({ period: quarter, asOf: quarter.to }, { number: null })).toContain('《四进工作组通报》（');
    expect(told({ period: month, asOf: month.to }, { number: null })).toContain('《四进工作组月通报》（');
  });
});
