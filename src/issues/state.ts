/** DOMAIN words: 已登记 待派单 已派单 已签收 办理中 挂账 已退回 待确认 已办结 重办 并单 作废. */
export const ISSUE_STATES = [
  'reported',
  'triage',
  'dispatched',
  'accepted',
  'in_progress',
  'on_hold',
  'returned',
  'resolved',
  'closed',
  'reopened',
  'merged',
  'cancelled',
] as const;
export type IssueState = (typeof ISSUE_STATES)[number];

export const STATE_WORDS: Record<IssueState, string> = {
  reported: '已登记',
  triage: '待派单',
  dispatched: '已派单',
  accepted: '已签收',
  in_progress: '办理中',
  on_hold: '挂账',
  returned: '已退回',
  resolved: '待确认',
  closed: '已办结',
  reopened: '重办',
  merged: '并单',
  cancelled: '作废',
};

/** States after which nobody owes anything. */
export const FINAL_STATES: readonly IssueState[] = ['closed', 'merged', 'cancelled'];

/** States in which somebody still owes something. */
export const OPEN_STATES: readonly IssueState[] = ISSUE_STATES.filter(
  (state) => !FINAL_STATES.includes(state),
);
