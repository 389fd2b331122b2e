import type { IssueState } from '../../src/issues/state.ts';
import type { LedgerRow } from '../../src/summaries/compute-figures.ts';
import type { LedgerEvent } from '../../src/summaries/history.ts';
import type { Names } from './write-ledger.ts';

/** The names of the written-out week; ids are places in these lists, from 1. */
export const NAMES = {
  departments: ['住建局', '交通局', '金融办', '卫健局'],
  groups: ['城关工作组', '河东工作组'],
  objects: [
    { name: '凤凰粮食制品有限公司', kind: 'enterprise' },
    { name: '泰山石膏有限公司', kind: 'enterprise' },
    { name: '高铁站片区项目', kind: 'project' },
    { name: '王家村', kind: 'village' },
    { name: '花园社区', kind: 'community' },
  ],
} as const satisfies Names;

/** `03-09 10:00`, in Shanghai, in 2026. */
export const at = (local: string) => new Date(`2026-${local.replace(' ', 'T')}:00+08:00`);

/** Friday 17:00 to Friday 17:00. */
export const WEEK = { from: at('03-06 17:00'), to: at('03-13 17:00') };

type Said = Partial<LedgerEvent['body']>;
type Line = readonly [local: string, type: string, to: IssueState, said?: Said];

const clocks = (signDue: string, deadline: string) => ({
  signDueAt: at(signDue).toISOString(),
  deadline: at(deadline).toISOString(),
});

function issue(
  number: number,
  about: {
    readonly title: string;
    readonly object?: number;
    readonly group?: number;
    readonly category?: string;
    readonly sensitive?: true;
  },
  lines: readonly Line[],
): LedgerRow {
  const { title, object = null, group = null, category = null, sensitive = false } = about;
  return {
    issue: { number, title, objectId: object, groupId: group, category, sensitive },
    kind: object === null ? null : (NAMES.objects[object - 1]?.kind ?? null),
    level: group === null ? null : 'county',
    events: lines.map(([local, type, to, said], index) => ({
      seq: index + 1,
      at: at(local),
      from: lines[index - 1]?.[2] ?? null,
      to,
      body: { type, ...said },
    })),
  };
}

const [ZHUJIAN, JIAOTONG, JINRONG, WEIJIAN] = [1, 2, 3, 4];

/** A week with one of everything; what each issue counts as stands beside it. */
export const LEDGER: readonly LedgerRow[] = [
  // carried over · due 3-9 · result on time · closed · satisfied
  issue(1, { title: '厂区北门货车进不来', object: 1, group: 1, category: '道路交通' }, [
    ['03-02 09:00', 'reported', 'reported'],
    [
      '03-02 09:00',
      'dispatched',
      'dispatched',
      { lead: JIAOTONG, clocks: clocks('03-03 17:30', '03-09 17:30') },
    ],
    ['03-03 09:00', 'accepted', 'accepted'],
    ['03-09 10:00', 'resolved', 'resolved'],
    ['03-09 15:00', 'confirmed', 'closed', { satisfaction: '满意' }],
  ]),
  // carried over, late since 3-5, therefore due · closed, not on time · nobody confirmed
  issue(2, { title: '专家宿舍住不进去', object: 2, group: 1, category: '生活保障' }, [
    ['02-26 09:00', 'reported', 'reported'],
    [
      '02-26 09:00',
      'dispatched',
      'dispatched',
      { lead: ZHUJIAN, clocks: clocks('02-27 17:30', '03-05 17:30') },
    ],
    ['02-27 09:00', 'accepted', 'accepted'],
    ['03-10 16:00', 'resolved', 'resolved'],
    ['03-13 16:30', 'closed_unverified', 'closed'],
  ]),
  // carried over · due 3-10 · overdue
  issue(3, { title: '自来水管冻裂', object: 4, group: 2, category: '饮水' }, [
    ['03-03 09:00', 'reported', 'reported'],
    [
      '03-03 09:00',
      'dispatched',
      'dispatched',
      { lead: ZHUJIAN, clocks: clocks('03-04 17:30', '03-10 17:30') },
    ],
    ['03-04 09:00', 'accepted', 'accepted'],
    ['03-06 09:00', 'progressed', 'in_progress'],
  ]),
  // carried over · on hold, therefore not due
  issue(4, { title: '消防通道被占', object: 5, group: 2, category: '消防' }, [
    ['03-04 09:00', 'reported', 'reported'],
    [
      '03-04 09:00',
      'dispatched',
      'dispatched',
      { lead: ZHUJIAN, clocks: clocks('03-05 17:30', '03-11 17:30') },
    ],
    ['03-05 09:00', 'accepted', 'accepted'],
    ['03-09 09:00', 'held', 'on_hold'],
  ]),
  // carried over · due 3-10 · result in time, but nobody has confirmed yet: neither closed nor overdue
  issue(5, { title: '工程款结算慢', object: 3, group: 1, category: '资金' }, [
    ['03-03 09:00', 'reported', 'reported'],
    [
      '03-03 09:00',
      'dispatched',
      'dispatched',
      { lead: JINRONG, clocks: clocks('03-04 17:30', '03-10 17:30') },
    ],
    ['03-04 09:00', 'accepted', 'accepted'],
    ['03-10 09:00', 'resolved', 'resolved'],
  ]),
  // closed the week before · its limit falls in this week: due, closed, on time
  issue(6, { title: '工地围挡手续', object: 3, group: 1, category: '审批' }, [
    ['03-02 09:00', 'reported', 'reported'],
    [
      '03-02 09:00',
      'dispatched',
      'dispatched',
      { lead: ZHUJIAN, clocks: clocks('03-03 17:30', '03-09 17:30') },
    ],
    ['03-03 09:00', 'accepted', 'accepted'],
    ['03-05 11:00', 'resolved', 'resolved'],
    ['03-06 09:00', 'confirmed', 'closed', { satisfaction: '基本满意' }],
  ]),
  // closed the week before · limit 3-9 ran out · reopened 3-11 with a new one: due, reopened, open, due next week
  issue(7, { title: '村口桥面塌陷', object: 4, group: 2, category: '道路交通' }, [
    ['03-02 09:00', 'reported', 'reported'],
    [
      '03-02 09:00',
      'dispatched',
      'dispatched',
      { lead: JIAOTONG, clocks: clocks('03-03 17:30', '03-09 17:30') },
    ],
    ['03-03 09:00', 'accepted', 'accepted'],
    ['03-06 10:00', 'resolved', 'resolved'],
    ['03-06 16:00', 'confirmed', 'closed', { satisfaction: null }],
    [
      '03-11 10:00',
      'reopened',
      'reopened',
      { reason: '又塌了', clocks: clocks('03-12 17:30', '03-18 17:30') },
    ],
    ['03-11 14:00', 'accepted', 'accepted'],
  ]),
  // carried over · cancelled, therefore not due
  issue(8, { title: '口罩不够', object: 2, group: 1, category: '防疫物资' }, [
    ['03-04 09:00', 'reported', 'reported'],
    [
      '03-04 09:00',
      'dispatched',
      'dispatched',
      { lead: WEIJIAN, clocks: clocks('03-05 17:30', '03-11 17:30') },
    ],
    ['03-05 09:00', 'accepted', 'accepted'],
    ['03-10 09:00', 'cancelled', 'cancelled', { reason: '已自行解决' }],
  ]),
  // new · signed in time · an assisting department drops out, which is no return · due next week
  issue(9, { title: '专用线道口夜间不开', object: 1, group: 1, category: '道路交通' }, [
    ['03-09 09:00', 'reported', 'reported'],
    [
      '03-09 09:10',
      'dispatched',
      'dispatched',
      { lead: JIAOTONG, clocks: clocks('03-10 17:30', '03-16 17:30') },
    ],
    ['03-09 11:00', 'accepted', 'accepted'],
    ['03-09 15:00', 'returned', 'accepted', { departmentId: ZHUJIAN, reason: '与我局无关' }],
  ]),
  // new · returned once, dispatched twice · the second department keeps the clock · due next week
  issue(10, { title: '南门路灯不亮', object: 1, group: 1, category: '道路交通' }, [
    ['03-09 09:30', 'reported', 'reported'],
    [
      '03-09 10:00',
      'dispatched',
      'dispatched',
      { lead: ZHUJIAN, clocks: clocks('03-10 17:30', '03-16 17:30') },
    ],
    ['03-10 09:00', 'returned', 'returned', { departmentId: ZHUJIAN, reason: '道路归交通' }],
    ['03-10 09:30', 'dispatched', 'dispatched', { lead: JIAOTONG, clocks: null }],
    ['03-10 14:00', 'accepted', 'accepted'],
  ]),
  // new · returned twice: the coordinators must rule · due next week, by nobody yet
  issue(11, { title: '进村路没人养护', object: 4, group: 2, category: '道路交通' }, [
    ['03-10 09:30', 'reported', 'reported'],
    [
      '03-10 10:00',
      'dispatched',
      'dispatched',
      { lead: ZHUJIAN, clocks: clocks('03-11 17:30', '03-17 17:30') },
    ],
    ['03-11 09:00', 'returned', 'returned', { departmentId: ZHUJIAN, reason: '不在城区范围' }],
    ['03-11 09:30', 'dispatched', 'dispatched', { lead: JIAOTONG, clocks: null }],
    ['03-12 09:00', 'returned', 'returned', { departmentId: JIAOTONG, reason: '乡道由镇里养护' }],
  ]),
  // new · urgent, signed late · result in time, confirmed after the limit: on time all the same · not satisfied
  issue(12, { title: '贷款到期急需过桥', object: 2, group: 1, category: '资金' }, [
    ['03-11 09:00', 'reported', 'reported'],
    [
      '03-11 09:05',
      'dispatched',
      'dispatched',
      { lead: JINRONG, clocks: clocks('03-11 11:05', '03-12 17:30') },
    ],
    ['03-11 13:00', 'accepted', 'accepted'],
    ['03-12 15:00', 'resolved', 'resolved'],
    ['03-12 18:00', 'confirmed', 'closed', { satisfaction: '不满意' }],
  ]),
  // new · signed in time · raised to the province: leaders must decide · due next week
  issue(13, { title: '专项债额度不足', object: 2, group: 1, category: '资金' }, [
    ['03-10 09:00', 'reported', 'reported'],
    [
      '03-10 09:10',
      'dispatched',
      'dispatched',
      { lead: JINRONG, clocks: clocks('03-11 17:30', '03-17 17:30') },
    ],
    ['03-10 15:00', 'accepted', 'accepted'],
    ['03-12 10:00', 'escalated', 'accepted', { reason: '额度由省里核定', to: '省发改委' }],
  ]),
  // new · merged the next day: no longer open, never due, its signature not judged
  issue(14, { title: '通道堆放杂物', object: 5, group: 2, category: '消防' }, [
    ['03-11 09:00', 'reported', 'reported'],
    [
      '03-11 09:10',
      'dispatched',
      'dispatched',
      { lead: ZHUJIAN, clocks: clocks('03-12 17:30', '03-18 17:30') },
    ],
    ['03-12 10:00', 'merged', 'merged'],
  ]),
  // new · sensitive · not signed, but its limit has not run out: not judged yet · due next week
  issue(15, { title: '某户大病返贫', group: 2, category: '困难救助', sensitive: true }, [
    ['03-12 16:00', 'reported', 'reported'],
    [
      '03-12 16:10',
      'dispatched',
      'dispatched',
      { lead: WEIJIAN, clocks: clocks('03-13 17:30', '03-19 17:30') },
    ],
  ]),
  // new · nobody knows whose it is
  issue(16, { title: '不知道找谁' }, [
    ['03-13 16:00', 'reported', 'reported'],
    ['03-13 16:00', 'put_to_triage', 'triage'],
  ]),
  // new · urgent, signing limit ran out unsigned · due half an hour after the week ends
  issue(17, { title: '危化品车辆绕行', object: 1, group: 1, category: '道路交通' }, [
    ['03-12 10:00', 'reported', 'reported'],
    [
      '03-12 10:00',
      'dispatched',
      'dispatched',
      { lead: JIAOTONG, clocks: clocks('03-12 12:00', '03-13 17:30') },
    ],
  ]),
  // carried over · extended the day before its limit: not due · due again only after next week
  issue(18, { title: '文化广场改造', object: 4, group: 2, category: '建设' }, [
    ['02-27 09:00', 'reported', 'reported'],
    [
      '03-03 09:00',
      'dispatched',
      'dispatched',
      { lead: ZHUJIAN, clocks: clocks('03-04 17:30', '03-10 17:30') },
    ],
    ['03-04 09:00', 'accepted', 'accepted'],
    ['03-09 09:00', 'extended', 'accepted', { deadline: at('03-20 17:30').toISOString() }],
  ]),
  // carried over · reopened before its limit ran out, the new one missed: due, closed, reopened, not on time
  issue(19, { title: '担保手续反复补件', object: 3, group: 1, category: '资金' }, [
    ['03-04 09:00', 'reported', 'reported'],
    [
      '03-04 09:00',
      'dispatched',
      'dispatched',
      { lead: JINRONG, clocks: clocks('03-05 17:30', '03-11 17:30') },
    ],
    ['03-05 09:00', 'accepted', 'accepted'],
    ['03-10 09:00', 'resolved', 'resolved'],
    [
      '03-11 09:00',
      'reopened',
      'reopened',
      { reason: '还要补', clocks: clocks('03-11 17:30', '03-12 17:30') },
    ],
    ['03-11 10:00', 'accepted', 'accepted'],
    ['03-13 09:00', 'resolved', 'resolved'],
    ['03-13 10:00', 'confirmed', 'closed', { satisfaction: '基本满意' }],
  ]),
  // reported at the very end: belongs to the week that begins then
  issue(20, { title: '下周才算', object: 1, group: 1, category: '道路交通' }, [
    ['03-13 17:00', 'reported', 'reported'],
  ]),
];
