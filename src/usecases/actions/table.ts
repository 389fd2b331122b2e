import type { OrderName } from '../../commands/orders/admin-grammar.ts';
import type { ActionName } from '../../commands/intent.ts';
import { RULES, type IssueAction } from '../../issues/lifecycle.ts';
import type { PersonalAction } from '../../issues/permissions.ts';
import type { IssueState } from '../../issues/state.ts';
import type { Said, Step } from '../change.ts';
import type { Turn } from '../turn.ts';
import { askToReassign } from './ask-reassign.ts';
import { deliveredByDepartment, deliveredToGroup } from './delivered.ts';
import * as department from './department.ts';
import * as group from './group.ts';
import * as leader from './leader.ts';
import { merge } from './merge.ts';
import * as onsite from './onsite.ts';
import * as rulings from './rulings.ts';

/** An action as the lifecycle and permission tables know it, and what carries it out. */
export interface Way {
  readonly action: IssueAction & PersonalAction;
  readonly run: (step: Step, intent: Said, words: string) => Promise<void>;
  /** Only from these states; elsewhere the next way of the intent is tried. */
  readonly when?: readonly IssueState[];
}

const way = (action: Way['action'], run: Way['run'], when?: readonly IssueState[]): Way => ({
  action,
  run,
  ...(when === undefined ? {} : { when }),
});

const SUPPLEMENT = way('supplement', onsite.callOrSupplement);
const REPLY = way('reply', department.reply);
const CHOOSE = way('choose', leader.choose, ['triage']);
/** "改成交通局" by the reporter, before anybody has signed; a leader's word is the leader's own. */
const CORRECT = way('choose', leader.choose, ['dispatched']);
const ASSIGN = way('assign', leader.assign);
/** A supervisor names the department, and the coordinators put it there. */
const ASK_TO_ASSIGN = way('instruct', askToReassign);
const CONFIRM = way('confirm', group.confirm, ['resolved']);
const RESOLVED = way('resolve_and_confirm', group.resolveAndConfirm);
const REOPEN = way('reopen', group.reopen);
const URGE = way('urge', group.urge);

/**
 * What an intent may mean, by who says it: the first way that the sender is permitted is taken.
 * "#12 已解决" is 办结 from the department, a confirmation from the group that waits for it, both in one before that.
 */
export const WAYS: Partial<Record<ActionName | OrderName, readonly Way[]>> = {
  accept: [way('accept', department.accept)],
  progress: [way('progress', department.progress), way('note', group.note)],
  reply: [REPLY, SUPPLEMENT],
  request_info: [way('request_info', department.requestInfo), SUPPLEMENT],
  supplement: [SUPPLEMENT, REPLY],
  return: [way('return', department.giveBack)],
  transfer: [way('return', department.giveBack), CHOOSE, ASSIGN, CORRECT, ASK_TO_ASSIGN],
  assign: [CHOOSE, ASSIGN, CORRECT, ASK_TO_ASSIGN],
  resolve: [way('resolve', department.resolve), CONFIRM, RESOLVED],
  confirm: [CONFIRM, RESOLVED],
  reopen: [REOPEN],
  urge: [URGE],
  escalate: [way('escalate', leader.escalate)],
  set_priority: [
    way('set_priority', leader.setPriority),
    way('correct_priority', leader.setPriority, ['reported', 'triage', 'dispatched']),
  ],
  cancel: [way('cancel', onsite.callOffOrCancel)],
  fulfil: [way('progress', deliveredByDepartment), way('note', deliveredToGroup)],
  onsite: [way('supplement', onsite.call), REPLY],
  extend: [way('ask_extension', rulings.askExtension), way('extend', rulings.extend)],
  hold: [way('ask_hold', rulings.askHold), way('hold', rulings.hold)],
  approve: [way('extend', rulings.approve)],
  decline: [way('decline', rulings.decline)],
  release: [way('release', rulings.release)],
  instruct: [way('instruct', rulings.instruct), URGE],
  lift: [way('lift', rulings.lift)],
  involve: [way('involve', rulings.involve)],
};

/** What is about several issues at once, and so not one by one. */
export const TOGETHER: Partial<Record<ActionName | OrderName, (turn: Turn, intent: Said) => Promise<void>>> =
  {
    merge,
  };

/** "#12 还没解决" about a result or something closed. */
export const STILL_OPEN: readonly Way[] = [REOPEN];

/** 不满意 is no confirmation: it sends the issue back. */
export const DISSATISFIED: readonly Way[] = [way('reopen', group.dissatisfied)];

/** What has to be said with an action, in the reader's words. */
const NEEDED_WORDS = { reason: '原因', result: '办理结果', text: '内容' } as const;

export function neededWords(action: IssueAction): string | undefined {
  const { needs } = RULES[action];
  return needs === undefined ? undefined : NEEDED_WORDS[needs];
}
