import type { Notice } from '../../chat/notice.ts';
import { DEFAULTS } from '../../calendar/defaults.ts';
import type { ReportIntent } from '../../commands/intent.ts';
import type { Actor } from '../../issues/event.ts';
import type { Issue, RoutingRecord } from '../../issues/issue.ts';
import { clocksFor, writeClocks } from '../../issues/limits.ts';
import { triageWaitsUntil } from '../../issues/waits.ts';
import { simplify } from '../../language/fold.ts';
import type { RoutingOutcome } from '../../routing/route.ts';
import type { BodyOf, NewEvent } from '../../store/issues/issues.ts';
import { BOT } from '../../wording/bot.ts';
import { bothCommand, bothLabel, similarReason, withHelpersOffer } from '../../wording/routing.ts';
import { withPartners, type Partner } from '../../wording/supply.ts';
import {
  chooseCommand,
  complaintReceipt,
  receipt,
  receiptToChoose,
  receiptWithChoice,
  type Choice,
  withObjectDoubt,
  withTwin,
} from '../../wording/to-group.ts';
import { routeComplaint } from './accused.ts';
import { attachFiles } from './attach-files.ts';
import { findTwin } from './find-twin.ts';
import { triageRequest } from '../../wording/to-coordinators.ts';
import { putQuestion } from '../asked/put-question.ts';
import { nextNumber, record } from '../record.ts';
import { requestDepartments } from './departments-chats.ts';
import { viewOf } from '../issue-view.ts';
import { withOwnObject } from './own-object.ts';
import type { Known } from '../known.ts';
import { similarCases } from '../routing/similar.ts';
import { askPartners, offersNear, partnersFor } from '../supply/ask-partners.ts';
import { actorOf, answer, tell, type Turn } from '../turn.ts';

/** A line that tells what blocks somebody becomes an issue, is put before a department, and gets one receipt. */
export async function report(turn: Turn, said: ReportIntent, position: number): Promise<void> {
  const intent = withOwnObject(turn, said);
  const number = await nextNumber(turn);
  const object = turn.known.objectNamed(intent.subject);
  const told = { number, ...intent, sensitive: intent.sensitive ?? false, objectId: object?.id ?? null };
  const needing = { ...told, groupId: turn.chat?.groupId ?? object?.groupId ?? null };
  const [{ outcome, similar }, twin, offers] = await Promise.all([
    routeWithCases(turn, intent, told),
    findTwin(turn, told),
    offersNear(turn, needing),
  ]);
  const actor = actorOf(turn, turn.sender.grants[0]?.role ?? 'stranger');
  const opening: NewEvent = { ...event(turn, number, actor), to: 'reported', body: reported(turn, intent) };
  const { issue, seq } = await record(turn, undefined, [
    opening,
    decision(turn, number, outcome, intent.priority ?? 'normal'),
  ]);
  if (issue.priority === 'urgent') turn.urgent.add(number);
  const key = `issue:${number}:${seq}`;
  const found = partnersFor(turn, needing, offers, twin);
  const asides = { twin, intent, partners: found.map(({ partner }) => partner) };
  if (outcome.decision === 'route') {
    const notice = withDoubts(turn, receipt(viewOf(turn.known, issue)), number, asides);
    answer(turn, leads(turn) ? withHelpersOffer(notice, number, proposedNames(turn.known, issue)) : notice);
    requestDepartments(turn, issue, { reason: 'new', similar, key });
  } else {
    await askForDepartment(turn, issue, outcome.record, key, asides);
  }
  await askPartners(turn, needing, found, position);
  if (position === 0) await attachFiles(turn, issue);
}

function event({ now, inboxId }: Turn, issueNumber: number, actor: Actor) {
  return { issueNumber, at: now, actor, inboxId };
}

function reported(turn: Turn, intent: ReportIntent): BodyOf<'reported'> {
  const { known, chat, message } = turn;
  const object = known.objectNamed(intent.subject);
  return {
    type: 'reported',
    title: intent.title,
    detail: intent.detail,
    objectId: object?.id ?? null,
    category: intent.category ?? null,
    groupId: chat?.groupId ?? object?.groupId ?? null,
    sourceChat: message.chat,
    sourceMessage: message.id,
    priority: intent.priority ?? 'normal',
    sensitive: intent.sensitive ?? false,
    quantities: intent.quantities ?? [],
    amountCny: intent.amountCny ?? null,
  };
}

/** What past cases are compared with. */
type Told = Parameters<typeof similarCases>[1];

/** The decision, with the past cases that speak for it written into its reason. */
async function routeWithCases(turn: Turn, intent: ReportIntent, told: Told) {
  const outcome = routeReport(turn, intent);
  const similar = await similarCases(turn, told, outcome.record.candidates[0]?.departmentId);
  const because = [...outcome.record.because, ...similarReason(similar)];
  return { outcome: { ...outcome, record: { ...outcome.record, because } }, similar };
}

function routeReport({ known, chat }: Turn, intent: ReportIntent): RoutingOutcome {
  if (intent.accused !== undefined && intent.department === undefined)
    return routeComplaint(known, intent.accused);
  const object = known.objectNamed(intent.subject);
  const level = known.group(chat?.groupId ?? object?.groupId)?.level;
  const named = [intent.department, ...(intent.assisting ?? [])].flatMap(
    (name) => known.departmentNamed(name)?.id ?? [],
  );
  return known.router.route({
    text: simplify(intent.detail),
    title: simplify(intent.title),
    category: intent.category ?? null,
    named,
    ...(object === undefined ? {} : { objectKind: object.kind }),
    ...(level === undefined ? {} : { level }),
  });
}

function decision(
  turn: Turn,
  number: number,
  outcome: RoutingOutcome,
  priority: Issue['priority'],
): NewEvent {
  const base = event(turn, number, BOT);
  if (outcome.decision === 'route') {
    const clocks = writeClocks(clocksFor(priority, turn.now, turn.known.calendar));
    const { lead, assisting, record: routing } = outcome;
    return { ...base, to: 'dispatched', body: { type: 'dispatched', lead, assisting, routing, clocks } };
  }
  const waitsUntil = mayChoose(turn, outcome.candidates) ? triageWaitsUntil(turn.now).toISOString() : null;
  return { ...base, to: 'triage', body: { type: 'put_to_triage', routing: outcome.record, waitsUntil } };
}

/** Somebody whom no code has bound reports and chooses nothing: then it is for the coordinators from the start. */
function mayChoose({ sender }: Turn, candidates: readonly unknown[]): boolean {
  return candidates.length > 0 && sender.grants.length > 0;
}

async function askForDepartment(
  turn: Turn,
  issue: Issue,
  routing: RoutingRecord,
  key: string,
  asides: Asides,
): Promise<void> {
  const { known } = turn;
  const choices = departmentChoices(known, issue);
  if (!mayChoose(turn, choices)) {
    const view = viewOf(known, issue);
    const alone =
      asides.intent.accused === undefined
        ? receiptWithChoice(view, [], DEFAULTS.triageWaitMinutes)
        : complaintReceipt(view);
    answer(turn, withDoubts(turn, alone, issue.number, asides));
    // The reason quotes the text, unless it is that of a complaint.
    const isQuoted = issue.sensitive && asides.intent.accused === undefined;
    const notice = triageRequest(viewOf(known, issue), choices, isQuoted ? '' : routing.because.join('，'));
    for (const { id } of known.chatsOfKind('coordinators')) tell(turn, id, notice, key);
    return;
  }
  const view = viewOf(known, issue);
  const wait = DEFAULTS.triageWaitMinutes;
  const asking =
    turn.saysSeveral === true ? receiptToChoose(view, choices, wait) : receiptWithChoice(view, choices, wait);
  answer(turn, withDoubts(turn, asking, issue.number, asides));
  if (turn.saysSeveral === true) return;
  await putQuestion(turn, choices, wait, issue.number);
}

/** Helpers (协办) are for leaders and coordinators to add. */
function leads({ sender }: Turn): boolean {
  return sender.grants.some(({ role }) => role === 'leader' || role === 'coordinator');
}

/** What a receipt tells and asks beside; nothing depends on the answers. */
interface Asides {
  /** An older issue that may be the same. */
  readonly twin: number | undefined;
  readonly intent: ReportIntent;
  /** Who has what is needed, and was asked. */
  readonly partners: readonly Partner[];
}

function withDoubts({ sender }: Turn, receipt: Notice, number: number, asides: Asides): Notice {
  const { twin, partners } = asides;
  const { subject, subjectMended, subjectGuesses = [] } = asides.intent;
  const notice = withPartners(receipt, partners);
  const taken = subjectMended === true ? subject : undefined;
  const about = withObjectDoubt(notice, number, { taken, guesses: subjectGuesses });
  return withTwin(about, number, twin, sender.grants.length > 0);
}

/** Up to three to pick from, each a command that can be typed; lead and helpers together first, where the text needs both. */
export function departmentChoices(known: Known, issue: Pick<Issue, 'number' | 'routing'>): Choice[] {
  const { number, routing } = issue;
  const single = (routing?.candidates ?? []).flatMap(({ departmentId }) => {
    const name = known.department(departmentId)?.name;
    return name === undefined ? [] : [{ label: name, command: chooseCommand(number, name) }];
  });
  const helpers = proposedNames(known, issue);
  const lead = known.department(routing?.candidates[0]?.departmentId)?.name;
  const both =
    helpers.length === 0 || lead === undefined
      ? []
      : [{ label: bothLabel(lead, helpers), command: bothCommand(number, lead, helpers) }];
  return [...both, ...single].slice(0, 3);
}

function proposedNames(known: Known, { routing }: Pick<Issue, 'routing'>): string[] {
  return (routing?.proposed ?? []).flatMap((id) => known.department(id)?.name ?? []);
}
