import { expect, it } from 'vitest';
import { columnsOf } from '../../src/documents/ledger/columns.ts';
import { lineOf, storyOf } from '../../src/documents/ledger/line.ts';
import { specialReport } from '../../src/documents/word/report.ts';
import type { EventBody, IssueEvent } from '../../src/issues/event.ts';
import { foldEvents } from '../../src/issues/fold.ts';
import type { IssueState } from '../../src/issues/state.ts';
import { dispatch, historyOf, REPORT } from '../issues/history.ts';

const NOW = new Date('2020-04-20T01:00:00Z');
const telling = {
  names: {
    department: (id: number) => `第${id}局`,
    group: () => '一组',
    object: () => null,
    objectKind: () => null,
    day: (at: Date) => `${at.getUTCMonth() + 1}月${at.getUTCDate()}日`,
  },
  mask: (text: string) => text.replaceAll(/\d{11}/g, '***'),
  now: NOW,
};
const opened = (...told: readonly (readonly [EventBody, IssueState])[]) =>
  historyOf([REPORT, 'reported'], [dispatch(7, []), 'dispatched'], ...told);
const remarks = (events: readonly IssueEvent[]) =>
  lineOf(foldEvents(events), storyOf(events), telling).remarks;

const ORDER = {
  type: 'instructed',
  text: '每天报进展，找13800001234',
  dueAt: '2020-04-08T09:30:00Z',
  by: '陶欣',
} as const;

it('the remarks of a line say who ordered what by when, and why it went back, waits or ended', () => {
  const told = opened(
    [ORDER, 'dispatched'],
    [{ type: 'returned', reason: '不归我局', departmentId: 7, suggestedId: null }, 'returned'],
    [dispatch(8, []), 'dispatched'],
    [{ type: 'held', reason: '等资金', until: '2020-05-01T09:30:00Z' }, 'on_hold'],
    [{ type: 'cancelled', reason: '重复登记' }, 'cancelled'],
  );
  expect(remarks(told)).toBe(
    '陶欣督办（4月8日前）：每天报进展，找***；第7局退回：不归我局；挂账（到5月1日）：等资金；作废：重复登记',
  );
  expect(columnsOf().map(({ name }) => name)).toContain('备注');
});

it('the remarks of a restricted line keep what people wrote', () => {
  const events = opened([ORDER, 'dispatched']);
  const hidden = { ...foldEvents(events), sensitive: true };
  expect(lineOf(hidden, storyOf(events), telling).remarks).toBe('陶欣督办（4月8日前）：（受限）');
});

const reportOf = (...told: readonly (readonly [EventBody, IssueState])[]) => {
  const events = opened(...told);
  return specialReport({
    issues: [{ issue: foldEvents(events), events }],
    telling,
    timeZone: 'Asia/Shanghai',
    organisation: '明湖度假区',
    campaign: '四进',
  });
};

it('a special report tells a 督办 with its date, and goes to an office', () => {
  const raised = reportOf(
    [ORDER, 'dispatched'],
    [{ type: 'escalated', to: '领导群', reason: '需统筹' }, 'dispatched'],
  );
  const words = raised.paragraphs.map((one) => one.words);
  expect(raised.to).toBe('四进工作领导小组：');
  expect(words.find((one) => one.includes('督办'))).toContain('陶欣督办，限4月8日前办结：每天报进展');
  expect(words.at(-1)).toBe('需统筹。请予研究协调。');
  const unit = reportOf([{ type: 'escalated', to: '市住建局', reason: null }, 'dispatched']);
  expect(unit.to).toBe('市住建局：');
});
