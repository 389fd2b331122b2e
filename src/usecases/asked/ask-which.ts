import type { OrderIntent, OrderName } from '../../commands/orders/admin-grammar.ts';
import type { ActionIntent, ActionName } from '../../commands/intent.ts';
import type { Issue } from '../../issues/issue.ts';
import type { IssueState } from '../../issues/state.ts';
import { listOpenIssues, type IssueFilter } from '../../store/issues/lists.ts';
import { noneToChoose, whichOne } from '../../wording/answers.ts';
import { labelOf } from '../issue-view.ts';
import { putQuestion } from './put-question.ts';
import { askIfSolvedEarly, NOT_AT_WORK } from '../solved-early.ts';
import { answer, type Turn } from '../turn.ts';

const CHOICES = 5;
const ANSWER_WITHIN_MINUTES = 10;

/** How each action is typed with a number, and in which states it makes sense. */
const TYPED: Partial<
  Record<ActionName | OrderName, { command: (number: number) => string; states?: readonly IssueState[] }>
> = {
  resolve: {
    command: (n) => `#${n} 已解决`,
    states: ['dispatched', 'accepted', 'in_progress', 'reopened', 'resolved'],
  },
  confirm: { command: (n) => `#${n} 确认`, states: ['resolved'] },
  reopen: { command: (n) => `重办 #${n}`, states: ['resolved', 'closed'] },
  accept: { command: (n) => `签收 #${n}`, states: ['dispatched', 'reopened'] },
  urge: { command: (n) => `催办 #${n}` },
  reply: { command: (n) => `答复 #${n}` },
  progress: { command: (n) => `进展 #${n}` },
  supplement: { command: (n) => `补充 #${n}` },
  return: { command: (n) => `退回 #${n}` },
  transfer: { command: (n) => `转办 #${n}` },
  extend: { command: (n) => `延期 #${n}` },
  hold: { command: (n) => `挂账 #${n}` },
  cancel: { command: (n) => `撤销 #${n}` },
  escalate: { command: (n) => `提级 #${n}` },
  set_priority: { command: (n) => `#${n} 加急` },
};

/** No number, or one in doubt: offers the issues that could be meant, and changes nothing. */
export async function askWhich(turn: Turn, intent: ActionIntent | OrderIntent): Promise<void> {
  const { known } = turn;
  const typed = TYPED[intent.intent] ?? { command: (n: number) => `#${n}` };
  const words = intent.text ?? intent.reason ?? '';
  const ready = await listCandidates(turn, intent);
  const issues = ready.length === 0 ? await listSolvedEarly(turn, intent) : ready;
  const [only, ...others] = issues;
  if (only === undefined)
    return isOverheard(intent) ? undefined : answer(turn, noneToChoose(typed.command(12)));
  if (others.length === 0 && (await isAskedEarly(turn, only, intent))) return;
  // What no department has cannot be solved: how it stands is all that a choice can tell.
  const isReady = ready.length > 0;
  const options = issues.map((issue) => ({
    label: labelOf(known, issue),
    command: isReady ? `${typed.command(issue.number)} ${words}`.trim() : `#${issue.number}`,
  }));
  answer(turn, whichOne(options[0]?.command ?? '', options));
  await putQuestion(turn, options, ANSWER_WITHIN_MINUTES);
}

/** The one issue that can be meant, where there is no second: a signature (签收) does no harm then. */
export async function onlyCandidate(
  turn: Turn,
  intent: ActionIntent | OrderIntent,
): Promise<number | undefined> {
  const [issue, ...others] = await listCandidates(turn, intent);
  return others.length === 0 ? issue?.number : undefined;
}

/** Nobody spoke to the bot: where nothing waits for such words it keeps silent. */
function isOverheard(intent: ActionIntent | OrderIntent): boolean {
  return 'onlyIfAwaited' in intent;
}

async function listCandidates(turn: Turn, intent: ActionIntent | OrderIntent): Promise<readonly Issue[]> {
  if (isOverheard(intent)) return listAwaited(turn);
  const states = TYPED[intent.intent]?.states;
  const filter = { ...candidates(turn, intent), ...(states === undefined ? {} : { states }) };
  return (await listOpenIssues(turn.tx, turn.organisationId, filter, CHOICES)).issues;
}

/** Where nothing is at work that could be solved, what the speaker's side has open all the same. */
async function listSolvedEarly(turn: Turn, intent: ActionIntent | OrderIntent): Promise<readonly Issue[]> {
  if (intent.intent !== 'resolve' || isOverheard(intent) || turn.chat?.departmentId != null) return [];
  const filter = { ...candidates(turn, intent), states: NOT_AT_WORK };
  return (await listOpenIssues(turn.tx, turn.organisationId, filter, CHOICES)).issues;
}

async function isAskedEarly(turn: Turn, issue: Issue, intent: ActionIntent | OrderIntent): Promise<boolean> {
  return intent.intent === 'resolve' && askIfSolvedEarly(turn, issue, intent.text ?? turn.message.text);
}

/** What a department says is done and this group has not confirmed. */
async function listAwaited({ tx, organisationId, chat }: Turn): Promise<readonly Issue[]> {
  if (chat?.groupId == null) return [];
  const filter: IssueFilter = { groupId: chat.groupId, states: ['resolved'] };
  return (await listOpenIssues(tx, organisationId, filter, CHOICES)).issues;
}

/** In a department's chat its own issues, for a leader the group's, for a contact the object's; else what the sender reported. */
function candidates({ known, chat, sender }: Turn, intent: ActionIntent | OrderIntent): IssueFilter {
  const object = known.objectNamed(intent.subject);
  const about = object === undefined ? {} : { objectId: object.id };
  if (chat?.departmentId != null) return { ...about, departmentId: chat.departmentId };
  const leads = sender.grants.some(({ role }) => role === 'leader' || role === 'coordinator');
  if (chat?.groupId != null && leads) return { ...about, groupId: chat.groupId };
  const own = sender.grants.find(({ role }) => role === 'contact')?.objectId;
  if (own != null && object === undefined) return { objectId: own };
  return {
    ...about,
    reporterAccount: sender.account,
    ...(sender.personId === null ? {} : { reporterId: sender.personId }),
  };
}
