import { ISSUE_STATES, type IssueState, STATE_WORDS } from '../../issues/state.ts';
import type { Issue } from '../../issues/issue.ts';
import { PRIORITY_CELLS } from '../ledger/line.ts';

/** A state as a cell tells it; `null` is an empty cell. */
export type StateReading = IssueState | 'unclear' | null;

/** The first that fits wins: what is not done yet is said with the words of what is. */
const STATE_RULES: readonly (readonly [RegExp, IssueState])[] = [
  [/^(?:重办|返工|重新办理)/, 'reopened'],
  [/并单|合并|并入/, 'merged'],
  [/作废|不予受理|撤销|取消|重复件|无效/, 'cancelled'],
  [/挂账|暂缓|搁置|暂时(?:无法|不能)|不具备条件/, 'on_hold'],
  [/退回|退件/, 'returned'],
  [/^(?:未派|待派|待分|待交办|未交办|待转办)/, 'triage'],
  [/待(?:确认|回访|销号|验收|反馈|评价)|已(?:反馈|答复)|未回访$/, 'resolved'],
  [
    /^(?:部分|基本|阶段性|已?初步)|(?:[未没不尚]|暂未|还未|没有)(?:能)?(?:全部|完全|彻底|有)?(?:办结|办理完|完成|解决|办完|销号|落实|整改)|^(?:否|×|x|✗|n|no)$/i,
    'in_progress',
  ],
  [/未(?:办理|启动|开始|办)$|^待办|待办理|待签收|未签收/, 'dispatched'],
  [/^已?(?:派单|交办|转办|派发|移交)/, 'dispatched'],
  [/^已?(?:签收|接收|受理|接单)$/, 'accepted'],
  [
    /已?(?:全部|完全|彻底)?(?:办结|完成|解决|销号|办完|办理完毕|整改到位|落实到位|结案|关闭)|^(?:是|√|✓|✔|y|yes|100%|已落实|已整改|已协调)$/i,
    'closed',
  ],
  [/办理中|正在|推进|跟进|进行|在办|处理中|持续|协调中|实施中|对接中|办理$/, 'in_progress'],
  [/^(?:已?登记|新增)$/, 'reported'],
];

const OWN_WORDS: ReadonlyMap<string, IssueState> = new Map(
  ISSUE_STATES.map((state) => [STATE_WORDS[state], state]),
);

export function readState(text: string): StateReading {
  const said = text.normalize('NFKC').replaceAll(/\s+/g, '');
  if (said === '' || /^[/\-—]+$/.test(said)) return null;
  const share = /^(\d{1,3}(?:\.\d+)?)%$/.exec(said)?.[1];
  if (share !== undefined) return Number(share) >= 100 ? 'closed' : 'in_progress';
  return OWN_WORDS.get(said) ?? STATE_RULES.find(([pattern]) => pattern.test(said))?.[1] ?? 'unclear';
}

export function readPriority(text: string): Issue['priority'] {
  const said = text.normalize('NFKC').trim();
  if (said === PRIORITY_CELLS.urgent || /^(?:紧急|特急|加急|急件?|高|重大|一级)/.test(said)) return 'urgent';
  return said === PRIORITY_CELLS.hard || /疑难|复杂/.test(said) ? 'hard' : 'normal';
}

export function readSatisfaction(text: string): Issue['satisfaction'] {
  const said = text.normalize('NFKC').replaceAll(/\s+/g, '');
  if (/不(?:太)?满意/.test(said) || said === '差') return '不满意';
  if (/基本满意|一般|较满意/.test(said)) return '基本满意';
  return /满意|^好$/.test(said) ? '满意' : null;
}

const RANK: readonly IssueState[] = [
  'reported',
  'triage',
  'dispatched',
  'accepted',
  'in_progress',
  'resolved',
  'closed',
];

/** How far along; what stands beside the way, such as 挂账, has no rank. */
export function rankOf(state: IssueState): number {
  return RANK.indexOf(state);
}
