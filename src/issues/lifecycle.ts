import { OPEN_STATES, type IssueState } from './state.ts';

/** What the department's people work on. A reopened issue (重办) is dispatched again as far as they are concerned. */
export const WORKED = ['dispatched', 'accepted', 'in_progress', 'reopened'] as const;
/** The department still has a say: also while the clock stands and while its result waits for an answer. */
const TALKED_ABOUT = [...WORKED, 'on_hold', 'resolved'] as const;
/** Something is still owed by whoever has it now. */
const UNFINISHED = ['reported', 'triage', 'returned', 'on_hold', ...WORKED] as const;

interface Rule {
  /** The button and the word in sentences: "已办结的问题不能再签收". */
  readonly word: string;
  readonly from: readonly IssueState[];
  /** `same`: it is written into the history and the state stays. */
  readonly to: IssueState | 'same';
  /** What must be said with it. */
  readonly needs?: 'reason' | 'result' | 'text';
  /** States in which it is done already, beside `to` itself. */
  readonly already?: readonly IssueState[];
  /** Where an assisting department (协办) may do it too; from there it never moves the issue. */
  readonly assisting?: readonly IssueState[];
  /** A lead department that has not signed has, by doing this. */
  readonly impliesAcceptance?: true;
}

/** Every action, and where it leads. Nothing else changes an issue's state; docs/lifecycle.md draws this table. */
const ACTIONS = {
  dispatch: { word: '派单', from: ['reported', 'triage', 'returned'], to: 'dispatched' },
  /** From triage itself when the reporter's time to choose is over and it passes to the coordinators. */
  put_to_triage: { word: '待派', from: ['reported', 'triage'], to: 'triage' },
  /** The reporter may also put the own report right as long as no department has signed for it. */
  choose: { word: '选部门', from: ['triage', 'dispatched'], to: 'dispatched' },
  /** A change of the lead department keeps number, history and clock. */
  assign: { word: '改派', from: ['triage', 'returned', ...WORKED], to: 'dispatched' },
  involve: { word: '增加协办', from: [...WORKED, 'on_hold'], to: 'same' },
  accept: {
    word: '签收',
    from: ['dispatched', 'reopened'],
    to: 'accepted',
    already: ['in_progress', 'on_hold'],
    assisting: [...WORKED, 'on_hold'],
  },
  progress: {
    word: '报进展',
    from: WORKED,
    to: 'in_progress',
    needs: 'text',
    assisting: [...WORKED, 'on_hold'],
    impliesAcceptance: true,
  },
  /** The group tells how far it is: "部分解决" is no result. */
  note: { word: '说明进展', from: OPEN_STATES, to: 'same', needs: 'text' },
  reply: { word: '答复', from: TALKED_ABOUT, to: 'same', needs: 'text', assisting: TALKED_ABOUT },
  request_info: { word: '问情况', from: TALKED_ABOUT, to: 'same', needs: 'text', assisting: TALKED_ABOUT },
  supplement: { word: '补充', from: OPEN_STATES, to: 'same', needs: 'text' },
  /** An assisting department that returns leaves the issue where it is. */
  return: { word: '退回', from: WORKED, to: 'returned', needs: 'reason', assisting: WORKED },
  resolve: {
    word: '办结',
    from: WORKED,
    to: 'resolved',
    needs: 'result',
    already: ['closed'],
    impliesAcceptance: true,
  },
  /** "#12 已解决" by the reporter, the own leader or the object's contact: result and confirmation in one, or just the latter. */
  resolve_and_confirm: {
    word: '已解决',
    from: [...WORKED, 'resolved'],
    to: 'closed',
    impliesAcceptance: true,
  },
  confirm: { word: '确认', from: ['resolved'], to: 'closed' },
  /** Nobody answered in time (未回访). */
  close_unverified: { word: '未回访办结', from: ['resolved'], to: 'closed' },
  reopen: { word: '重办', from: ['resolved', 'closed'], to: 'reopened', needs: 'reason' },
  set_priority: { word: '定级', from: UNFINISHED, to: 'same' },
  /** By the reporter, who might have typed 紧急 into the report itself. */
  correct_priority: { word: '更正级别', from: ['reported', 'triage', 'dispatched'], to: 'same' },
  urge: { word: '催办', from: UNFINISHED, to: 'same' },
  instruct: { word: '督办', from: OPEN_STATES, to: 'same', needs: 'text' },
  lift: { word: '取消督办', from: OPEN_STATES, to: 'same' },
  escalate: { word: '提级', from: UNFINISHED, to: 'same' },
  ask_extension: { word: '申请延期', from: WORKED, to: 'same', needs: 'reason' },
  extend: { word: '批准延期', from: WORKED, to: 'same' },
  ask_hold: { word: '申请挂账', from: WORKED, to: 'same', needs: 'reason' },
  /** Approval stops the clock, asking does not. */
  hold: { word: '挂账', from: WORKED, to: 'on_hold', needs: 'reason', impliesAcceptance: true },
  decline: { word: '不予批准', from: WORKED, to: 'same', needs: 'reason' },
  release: { word: '恢复办理', from: ['on_hold'], to: 'in_progress' },
  /** The other issue's event on the survivor: it took this one in. */
  absorb: { word: '并入', from: OPEN_STATES, to: 'same' },
  merge: { word: '并单', from: OPEN_STATES, to: 'merged' },
  cancel: { word: '作废', from: OPEN_STATES, to: 'cancelled', needs: 'reason' },
} as const satisfies Record<string, Rule>;

export type IssueAction = keyof typeof ACTIONS;

/** The same table, every row in the shape of a rule. */
export const RULES: Readonly<Record<IssueAction, Rule>> = ACTIONS;

/** In the order of the table. */
export const ISSUE_ACTIONS = Object.keys(ACTIONS).filter((name): name is IssueAction => name in ACTIONS);

export type Transition =
  /** `to` may be the state it was in: the history grows, the state stays. */
  | { readonly kind: 'moved'; readonly from: IssueState; readonly to: IssueState }
  | { readonly kind: 'already'; readonly state: IssueState }
  | { readonly kind: 'refused'; readonly from: IssueState; readonly action: IssueAction };

/**
 * Says what an action does to an issue. It changes nothing: the caller holds the row and writes it.
 * An assisting department's action never moves the issue; whether that department has signed stands in the issue.
 */
export function transition(
  state: IssueState,
  action: IssueAction,
  standing: 'lead' | 'assist' = 'lead',
): Transition {
  const rule = RULES[action];
  if (standing === 'assist') {
    return rule.assisting?.includes(state) === true
      ? { kind: 'moved', from: state, to: state }
      : { kind: 'refused', from: state, action };
  }
  if (rule.from.includes(state)) {
    return { kind: 'moved', from: state, to: rule.to === 'same' ? state : rule.to };
  }
  const done = state === rule.to || rule.already?.includes(state) === true;
  return done ? { kind: 'already', state } : { kind: 'refused', from: state, action };
}
