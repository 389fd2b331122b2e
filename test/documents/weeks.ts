import type { SummaryDocument, Week } from '../../src/documents/summary.ts';
import { type Counts, noCounts } from '../../src/summaries/figures.ts';

/** A full, an empty and an extreme week: 0 % and 100 %, counts of four digits, names of twelve characters. */
const DEPARTMENTS = [
  '住建局',
  '交通局',
  '金融办',
  '人力资源和社会保障服务局',
  '自然资源和规划监督管理局',
  '市场监管局',
  '卫健局',
  '文旅局',
  '工信局',
  '发改委',
  '农业农村局',
  '教体局',
];

const counts = (some: Partial<Counts>): Counts => ({ ...noCounts(), ...some });
const period = (weeks: number) => ({
  from: new Date(Date.UTC(2020, 2, 6 + 7 * weeks, 9)),
  to: new Date(Date.UTC(2020, 2, 13 + 7 * weeks, 9)),
});

type Figures = SummaryDocument['figures'];

function week(
  title: string,
  earlier: readonly Week[],
  figures: Partial<Figures> & Pick<Figures, 'total'>,
): SummaryDocument {
  return {
    id: 1,
    title,
    edition: 1,
    postedAt: period(0).to,
    timeZone: 'Asia/Shanghai',
    organisation: '明湖度假区',
    lines: [],
    figures: {
      scope: { kind: 'organisation' },
      period: period(0),
      asOf: period(0).to,
      byKind: [],
      byDepartment: [],
      byGroup: [],
      byCategory: [],
      overdue: [],
      dueNext: [],
      decisions: [],
      ...figures,
    },
    earlier,
    names: {
      department: (id) => DEPARTMENTS[id] ?? '',
      group: (id) => `第${id}组`,
      object: () => null,
    },
    departmentIds: DEPARTMENTS.map((_, id) => id),
  };
}

const past = (weeks: number, times: number): Week[] =>
  Array.from({ length: weeks }, (_, i) => ({
    ...period(i - weeks),
    total: counts({
      new: times * (10 + ((i * 3) % 7)),
      closed: times * (8 + ((i * 5) % 9)),
      open: times * (12 + ((i * 2) % 5)),
      overdue: times * (i % 3),
    }),
  }));
const of = (departmentId: number, due: number, closedOfDue: number, onTime: number) => ({
  departmentId,
  counts: counts({ due, closedOfDue, onTime }),
});
const kind = (
  name: Figures['byKind'][number]['kind'],
  fresh: number,
  closed: number,
  open: number,
  overdue: number,
) => ({
  kind: name,
  counts: counts({ new: fresh, closed, open, overdue }),
});

export const WEEKS: Readonly<Record<'full' | 'empty' | 'extreme', SummaryDocument>> = {
  full: week('《明湖度假区四进工作组周通报》第8期（3月6日17时—3月13日17时）', past(7, 2), {
    total: counts({
      new: 23,
      closed: 18,
      open: 31,
      overdue: 4,
      carriedOver: 26,
      due: 20,
      closedOfDue: 17,
      onTime: 15,
      answered: 12,
      satisfied: 11,
    }),
    byKind: [
      kind('enterprise', 10, 9, 14, 2),
      kind('project', 6, 4, 9, 1),
      kind('village', 4, 3, 5, 1),
      kind('community', 3, 2, 3, 0),
    ],
    byDepartment: [
      of(0, 6, 5, 4),
      of(1, 4, 4, 4),
      of(2, 4, 3, 3),
      of(5, 3, 3, 2),
      of(6, 2, 1, 1),
      of(8, 1, 1, 1),
    ],
  }),
  empty: week('《四进工作组周通报》第1期·城关街道第一工作组（3月6日17时—3月13日17时）', [], {
    total: counts({}),
  }),
  extreme: week(
    '《黄河三角洲高效生态经济区市派四进攻坚行动领导小组工作组周通报》第108期（3月6日17时—3月13日17时）',
    past(7, 300),
    {
      total: counts({
        new: 3456,
        closed: 2987,
        open: 9871,
        overdue: 1203,
        carriedOver: 9402,
        due: 4321,
        closedOfDue: 4321,
        onTime: 4300,
        answered: 1500,
        satisfied: 0,
      }),
      byKind: [
        kind('enterprise', 2100, 1890, 6400, 1000),
        kind('project', 900, 1, 2400, 203),
        kind('village', 456, 1096, 1071, 0),
        kind('community', 0, 0, 1, 0),
        kind(null, 10, 0, 1, 0),
      ],
      byDepartment: [
        of(3, 2200, 2190, 2180),
        of(4, 1100, 0, 0),
        of(0, 900, 900, 900),
        of(1, 100, 99, 1),
        ...[2, 5, 6, 7, 8, 9, 10, 11].map((id) => of(id, 10 - (id % 4), 1, 1)),
      ],
    },
  ),
};
