import type { InboundMessage } from '../../chat/message.ts';
import { ORDER_COMMANDS } from '../../commands/orders/admin-grammar.ts';
import { readBareOrder, type BareOrder } from '../../commands/orders/read-bare-order.ts';
import type { Issue } from '../../issues/issue.ts';
import { pendingIssues } from '../../store/issues/decisions.ts';
import { listOpenIssues, type IssueFilter } from '../../store/issues/lists.ts';
import { instructedIssues } from '../../store/issues/reminders.ts';
import { numberNeeded, whichIsMeant } from '../../wording/bare-order.ts';
import { labelOf } from '../issue-view.ts';
import type { Known } from '../known.ts';
import { putQuestion } from './put-question.ts';
import { answer, senderOf, type Turn } from '../turn.ts';

/** From whoever may mean it, or where the bot is spoken to; from others such words are talk. */
export function bareOrderIn(known: Known, message: InboundMessage, now: Date): BareOrder | undefined {
  const order = readBareOrder(message.text, known.lexicon);
  const roles = new Set<string>(senderOf(known, message, now).grants.map(({ role }) => role));
  if (order === undefined || roles.size === 0) return undefined;
  if (message.mentionsBot || message.isPrivate || order.intent === 'urge') return order;
  const command = ORDER_COMMANDS.find(({ intent }) => intent === order.intent);
  return command?.roles.some((role) => roles.has(role)) === true ? order : undefined;
}

const CHOICES = 5;
const ANSWER_WITHIN_MINUTES = 10;

/** A word of command always gets an answer: the issues that can be meant for one tap, else what to type. */
export async function askBareOrder(turn: Turn, order: BareOrder): Promise<void> {
  const { issues, total } = await candidates(turn, order);
  if (total === 0 || total > CHOICES)
    return answer(turn, numberNeeded(order.word, order.example, named(order)));
  const options = issues.map((issue) => ({
    label: labelOf(turn.known, issue),
    command: commandOf(order, issue),
  }));
  answer(turn, whichIsMeant(order.word, options));
  await putQuestion(turn, options, ANSWER_WITHIN_MINUTES);
}

const named = ({ objects, departments }: BareOrder): string | undefined => objects[0] ?? departments[0];

/** "催办 住建局": the name alone says nothing more once the number stands there. */
function commandOf(order: BareOrder, { number }: Issue): string {
  const { word, words } = order;
  const said = words === named(order) ? '' : words;
  return `${word} #${number} ${said}`.trim();
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

/** The object that was named, else the department. */
function aboutOf({ known }: Turn, order: BareOrder): IssueFilter | undefined {
  const object = known.objectNamed(order.objects[0]);
  if (object !== undefined) return { objectId: object.id };
  const department = known.departmentNamed(order.departments[0]);
  return department === undefined ? undefined : { departmentId: department.id };
}

function only({ issues }: Found, { objectId, departmentId }: IssueFilter): Found {
  const mine = issues.filter(
    (issue) =>
      (objectId === undefined || issue.objectId === objectId) &&
      (departmentId === undefined || issue.departments.some((one) => one.departmentId === departmentId)),
  );
  return { issues: mine, total: mine.length };
}
