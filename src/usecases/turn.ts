import type { AccountId, ChatId, InboundMessage } from '../chat/message.ts';
import type { Notice } from '../chat/notice.ts';
import type { Chat, Grant, Role } from '../directory/directory.ts';
import type { Actor } from '../issues/event.ts';
import { isLine } from '../issues/imported.ts';
import { enqueue, type Outgoing } from '../outbox/enqueue.ts';
import type { Db } from '../store/database/client.ts';
import { toTraditional } from '../language/script.ts';
import { mapWords, masked } from './notice-words.ts';
import type { Known } from './known.ts';
import { openPast, type Past } from './reports/past.ts';
import type { ReportBatch } from './reports/report-batch.ts';

export interface Sender {
  readonly account: AccountId;
  readonly personId: number | null;
  readonly name: string;
  readonly grants: readonly Grant[];
}

/** One transaction of the bot: what is known, and what will be said once it is committed. */
export interface Stage {
  readonly tx: Db;
  readonly organisationId: number;
  readonly known: Known;
  readonly now: Date;
  readonly past: Past;
  readonly outgoing: (Outgoing & { readonly isUnmasked?: true })[];
  /** Where several messages share the transaction: what their reports write is gathered here. */
  readonly batch?: ReportBatch;
  /** Issues whose notices pass the quiet hours. */
  readonly urgent: Set<number>;
}

/** One message being worked off: who speaks where, and what was said. */
export interface Turn extends Stage {
  readonly inboxId: number;
  readonly message: InboundMessage;
  readonly chat: Chat | undefined;
  readonly sender: Sender;
  /** The message says more than one thing: a bare number would answer none of them for sure. */
  readonly saysSeveral?: boolean;
}

export function openStage(tx: Db, organisationId: number, known: Known, now: Date): Stage {
  return {
    tx,
    organisationId,
    known,
    now,
    past: openPast(tx, organisationId, now),
    outgoing: [],
    urgent: new Set(),
  };
}

export function senderOf(known: Known, { sender }: InboundMessage, now: Date): Sender {
  const person = known.personOf(sender.account);
  return {
    account: sender.account,
    personId: person?.id ?? null,
    name: person?.name ?? sender.name,
    grants: person === undefined ? [] : known.grantsOf(person.id, now),
  };
}

export function actorOf({ sender }: Turn, role: Role | 'stranger'): Actor {
  const { account, personId, name } = sender;
  return { account, personId, name, role };
}

/** Answers in the chat where the message stands, under the message. */
export function answer(turn: Turn, notice: Notice): void {
  const { message, outgoing, inboxId } = turn;
  const key = `inbox:${inboxId}:${outgoing.length}`;
  outgoing.push({ chat: message.chat, notice: { ...notice, replyTo: message.id }, key });
}

/** A button pressed again, or a reply said again, hears once that it is so already; what is typed anew is answered each time. */
export function answerOnce(turn: Turn, notice: Notice): void {
  const { message, sender, outgoing } = turn;
  if (message.replyTo === undefined) return answer(turn, notice);
  const key = `again:${message.chat}:${message.replyTo}:${sender.account}:${notice.title}`;
  outgoing.push({ chat: message.chat, notice: { ...notice, replyTo: message.id }, key });
}

/** Answers with phones and doors as they were given: only where nobody else reads it. */
export function answerUnmasked(turn: Turn, notice: Notice): void {
  answer(turn, notice);
  const last = turn.outgoing.pop();
  if (last !== undefined) turn.outgoing.push(turn.message.isPrivate ? { ...last, isUnmasked: true } : last);
}

/** Says something in another chat, or in this one without answering; one key is said once, ever. */
export function tell({ outgoing }: Stage, chat: ChatId, notice: Notice, key: string): void {
  // What was taken over from a file belongs to no chat where nobody has one.
  if (chat.includes(':')) outgoing.push({ chat, notice: answerable(notice), key: `${key}:${chat}` });
}

/** A line of a file is no message to answer under. */
function answerable(notice: Notice): Notice {
  if (notice.replyTo === undefined || !isLine(notice.replyTo)) return notice;
  const { replyTo: _line, ...rest } = notice;
  return rest;
}

/**
 * Queues what there is to say. Nobody's phone or door number goes out with it, a chat reads the characters it writes,
 * and by night only what is urgent goes out; whoever is awake and typing is answered at once.
 */
export async function speak(stage: Stage, awake?: ChatId): Promise<void> {
  const { tx, organisationId, outgoing, now, known } = stage;
  const ready = outgoing.map(({ isUnmasked = false, ...one }) => {
    const waits = waitsForMorning(stage, one, awake);
    const notice = isUnmasked ? inScript(known, one.chat, one.notice) : asRead(known, one.chat, one.notice);
    return waits ? { ...one, notice, notBefore: known.calendar.endOfQuiet(now) } : { ...one, notice };
  });
  if (stage.batch === undefined) await enqueue(tx, organisationId, ready, now);
  else stage.batch.say(ready);
}

/** A notice as it goes out: masked, in the chat's characters. */
export function asRead(known: Known, chat: ChatId, notice: Notice): Notice {
  return inScript(known, chat, masked(notice));
}

function inScript(known: Known, chat: ChatId, notice: Notice): Notice {
  return known.chat(chat)?.script === 'traditional' ? mapWords(notice, toTraditional) : notice;
}

/** Whoever is awake and typing is answered at once, and what is urgent goes out by night as well. */
export function waitsForMorning(
  stage: Stage,
  { chat, notice }: Pick<Outgoing, 'chat' | 'notice'>,
  awake?: ChatId,
): boolean {
  return stage.known.calendar.isQuiet(stage.now) && chat !== awake && !passesNight(stage, notice);
}

function passesNight({ urgent }: Stage, { tone, issueNumber }: Notice): boolean {
  return tone === 'urgent' || (issueNumber !== undefined && urgent.has(issueNumber));
}
