import type { InboundMessage } from '../../chat/message.ts';
import { platformOf } from '../../chat/message.ts';
import type { NoteIntent, ParseContext, ReportIntent } from '../../commands/intent.ts';
import { parse } from '../../commands/parse.ts';
import { personAsked } from '../../commands/questions/person-asked.ts';
import { readOrder } from '../../commands/orders/read-order.ts';
import type { Chat } from '../../directory/directory.ts';
import { mayAct } from '../../issues/permissions.ts';
import { peopleNamed } from '../admin/people.ts';
import { bareOrderIn } from '../asked/bare-order.ts';
import { editingIn } from '../summaries/edit-bulletin.ts';
import type { Known } from '../known.ts';
import { keepParsed, takeParsed } from './parsed-lately.ts';
import { schedulingIn } from '../summaries/reschedule.ts';
import { senderOf } from '../turn.ts';
import { verdictIn } from '../asked/waiting-verdict.ts';

/** It is about a bulletin, or about when one is posted. */
function isOfBulletins(known: Known, message: InboundMessage): boolean {
  return (editingIn(known, message) ?? schedulingIn(known, message)) !== undefined;
}

/** What a text says by itself, without a query. */
export interface FirstReading {
  readonly concerns: boolean;
  /** It reports a problem: what was sent just before it belongs to it. */
  readonly isReport: boolean;
}

export function firstReading(known: Known, message: InboundMessage, now: Date): FirstReading {
  const parsed = parse(message.text, known.lexicon, contextOf(known, message, now));
  const isReport = parsed.kind === 'intents' && parsed.intents.some(({ intent }) => intent === 'report');
  if (isReport) keepParsed(known, message, parsed);
  const concerns =
    parsed.kind !== 'chatter' ||
    contactAsked(known, message.text) !== undefined ||
    isOfBulletins(known, message) ||
    orderIn(known, message, now) !== undefined ||
    verdictIn(known, message, now) !== undefined ||
    bareOrderIn(known, message, now) !== undefined;
  return { concerns, isReport };
}

/** What a message reports that does nothing else and stands for itself; undefined for any other. */
export function plainReports(
  known: Known,
  message: InboundMessage,
  now: Date,
): readonly ReportIntent[] | undefined {
  const parsed =
    takeParsed(known, message) ?? parse(message.text, known.lexicon, contextOf(known, message, now));
  if (contactAsked(known, message.text) !== undefined) return undefined;
  if (isOfBulletins(known, message) || orderIn(known, message, now) !== undefined) return undefined;
  if (parsed.kind !== 'intents') return undefined;
  const reports = parsed.intents.filter((intent): intent is ReportIntent => intent.intent === 'report');
  return reports.length > 0 && reports.length === parsed.intents.length ? reports : undefined;
}

/** "张春生的电话", of somebody whom the directory knows; anybody else's is no business of the bot. */
export function contactAsked(known: Known, text: string): NoteIntent | undefined {
  const name = personAsked(text);
  const [person, ...others] = name === undefined ? [] : peopleNamed(known, name);
  return person === undefined || others.length > 0
    ? undefined
    : { intent: 'contact_query', person: person.name, personId: person.id };
}

export function orderIn(known: Known, message: InboundMessage, now: Date, quotedIssue?: number) {
  const { grants } = senderOf(known, message, now);
  return readOrder(message.text, known.lexicon, {
    now,
    isWorkingDay: (date) => known.calendar.isWorkingDay(date),
    mentionsBot: message.mentionsBot,
    isPrivate: message.isPrivate,
    isAdmin: mayAct(grants, 'administer').kind === 'allowed',
    inCircle: isCircle(known, message),
    knows: (name) => peopleNamed(known, name).length > 0,
    ...(quotedIssue === undefined ? {} : { quotedIssue }),
  });
}

/** The leaders' chat and the coordinators'. */
function isCircle(known: Known, { chat }: InboundMessage): boolean {
  const kind = known.chat(chat)?.kind;
  return kind === 'leaders' || kind === 'coordinators';
}

export function contextOf(known: Known, message: InboundMessage, now: Date): ParseContext {
  const role = senderOf(known, message, now).grants[0]?.role;
  return {
    now,
    isWorkingDay: (date) => known.calendar.isWorkingDay(date),
    mentionsBot: message.mentionsBot,
    platform: platformOf(message.chat),
    senderRole: role ?? 'stranger',
    channel: message.isPrivate ? 'private' : channelOf(known.chat(message.chat)),
    messageType: message.type === 'note' ? 'GroupNote' : 'Text',
  };
}

function channelOf(chat: Chat | undefined): NonNullable<ParseContext['channel']> {
  return chat?.kind ?? 'work_group';
}
