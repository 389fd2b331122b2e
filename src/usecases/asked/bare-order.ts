import type { InboundMessage } from '../../chat/message.ts';
import { ORDER_COMMANDS } from '../../commands/orders/admin-grammar.ts';
import { readBareOrder, type BareOrder } from '../../commands/orders/read-bare-order.ts';
import { readPressing } from '../../commands/orders/read-pressing.ts';
import type { Issue } from '../../issues/issue.ts';
import { pendingIssues } from '../../store/issues/decisions.ts';
import { listOpenIssues, type IssueFilter } from '../../store/issues/lists.ts';
import { instructedIssues } from '../../store/issues/reminders.ts';
import { allOfThem, LATE_ONES, numberNeeded, whichIsMeant } from '../../wording/bare-order.ts';
import { labelOf } from '../issue-view.ts';
import type { Known } from '../known.ts';
import { putQuestion } from './put-question.ts';
import { answer, senderOf, type Turn } from '../turn.ts';

/** From whoever may mean it, or where the bot is spoken to; from others such words are talk. */
export function bareOrderIn(known: Known, message: InboundMessage, now: Date): BareOrder | undefined {
  const order = readBareOrder(message.text, known.lexicon) ?? pressingIn(known, message);
  const roles = new Set<string>(senderOf(known, message, now).grants.map(({ role }) => role));
  if (order === undefined || roles.size === 0) return undefined;
  if (message.mentionsBot || message.isPrivate || order.intent === 'urge') return order;
  const command = ORDER_COMMANDS.find(({ intent }) => intent === order.intent);
  return command?.roles.some((role) => roles.has(role)) === true ? order : undefined;
}

/** Among colleagues these are words like any others. */
function pressingIn(known: Known, message: InboundMessage): BareOrder | undefined {
  const kind = known.chat(message.chat)?.kind;
  const isMeant = message.mentionsBot || message.isPrivate || kind === 'leaders' || kind === 'coordinators';
  return isMeant ? readPressing(message.text, known.lexicon) : undefined;
}

const CHOICES = 5;
const ANSWER_WITHIN_MINUTES = 10;

/** A word of command always gets an answer: the issues that can be meant for one tap, else what to type. */
export async function askBareOrder(turn: Turn, order: BareOrder): Promise<void> {
  const { issues, total } = await candidates(turn, order);
  if (total === 0 || total > CHOICES)
    return answer(turn, numberNeeded(order.word, order.example, named(order)));
  const single = issues.map((issue) => ({
    label: labelOf(turn.known, issue),
    command: commandOf(order, [issue]),
  }));
  const isOfAll = order.isAll === true && issues.length > 1;
  const options = isOfAll
    ? [...single, { label: allOfThem(order.word, issues.length), command: commandOf(order, issues) }]
    : single;
  answer(turn, whichIsMeant(order.word, options));
  await putQuestion(turn, options, ANSWER_WITHIN_MINUTES);
}

const named = ({ objects, departments, isLate }: BareOrder): string | undefined =>
  objects[0] ?? departments[0] ?? (isLate === true ? LATE_ONES : undefined);

/** "催办 住建局": the name alone says nothing more once the number stands there. */
function commandOf(order: BareOrder, issues: readonly Issue[]): string {
  const { word, words } = order;
  const said = words === named(order) ? '' : words;
  return `${word} ${issues.map(({ number }) => `#${number}`).join(' ')} ${said}`.trim();
}

interface Found {
  readonly issues: readonly Issue[];
  readonly total: number;
}

async function candidates(turn: Turn, order: BareOrder): Promise<Found> {
  const { tx, organisationId } = turn;
  const about = aboutOf(turn, order);
  const found = await WAITING[order.intent]?.(turn);
  if (found !== undefined && found.total <= CHOICES) return about === undefined ? found : only(found, about);
  return about === undefined
    ? { issues: [], total: 0 }
    : listOpenIssues(tx, organisationId, { ...about, ...STATES[order.intent] }, CHOICES + 1);
}

/** What an order without a name can only be about. */
const WAITING: Partial<Record<BareOrder['intent'], (turn: Turn) => Promise<Found>>> = {
  approve: ({ tx, organisationId }) => pendingIssues(tx, organisationId, CHOICES + 1),
  decline: ({ tx, organisationId }) => pendingIssues(tx, organisationId, CHOICES + 1),
  lift: ({ tx, organisationId }) => instructedIssues(tx, organisationId, { limit: CHOICES + 1 }),
  release: ({ tx, organisationId }) => listOpenIssues(tx, organisationId, HELD, CHOICES + 1),
};
const HELD: IssueFilter = { states: ['on_hold'] };
const STATES: Partial<Record<BareOrder['intent'], IssueFilter>> = { release: HELD };

/** The object that was named, else the department; what is late without a name is that of the chat. */
function aboutOf({ known, chat, now }: Turn, order: BareOrder): IssueFilter | undefined {
  const late = order.isLate === true ? { overdueAt: now } : {};
  const object = known.objectNamed(order.objects[0]);
  if (object !== undefined) return { objectId: object.id, ...late };
  const department = known.departmentNamed(order.departments[0]);
  if (department !== undefined) return { departmentId: department.id, ...late };
  if (order.isLate !== true) return undefined;
  if (chat?.departmentId != null) return { departmentId: chat.departmentId, ...late };
  return chat?.groupId != null ? { groupId: chat.groupId, ...late } : late;
}

function only({ issues }: Found, { objectId, departmentId }: IssueFilter): Found {
  const mine = issues.filter(
    (issue) =>
      (objectId === undefined || issue.objectId === objectId) &&
      (departmentId === undefined || issue.departments.some((one) => one.departmentId === departmentId)),
  );
  return { issues: mine, total: mine.length };
}
