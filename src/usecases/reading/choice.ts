import { parse } from '../../commands/parse.ts';
import { lateQuestion, openQuestion, type Question } from '../../store/issues/references.ts';
import { contextOf, orderIn } from '../messages/first-reading.ts';
import type { Reading, Said } from './heard.ts';

/** A bare "2" or "２。": an answer to a choice, if one is open. */
const BARE_CHOICE = /^\s*[1-9１-９][.。、．]?\s*$/u;

/** Read without a query. */
export const mayChoose = (text: string): boolean => BARE_CHOICE.test(text);

/** "2", and a choice of which it is the second. */
export async function chosen(said: Said): Promise<Reading | undefined> {
  const { db, organisationId, known, message, now } = said;
  if (!mayChoose(message.text)) return undefined;
  const question = await openQuestion(db, organisationId, message.chat, message.sender.account, now);
  const command = optionIn(question, message.text);
  if (question === undefined || command === undefined) return undefined;
  const order = orderIn(known, { ...message, text: command }, now);
  if (order !== undefined) return { kind: 'ordered', order, questionId: question.id };
  const parsed = parse(command, known.lexicon, contextOf(known, message, now));
  return { kind: 'chosen', questionId: question.id, parsed };
}

/** Only what plainly answers it on the same day: nothing else was asked of this account there since, and the number stood among the choices. */
export async function chosenLate({
  db,
  organisationId,
  known,
  message,
  now,
}: Said): Promise<Reading | undefined> {
  const { chat, sender, text } = message;
  if (!mayChoose(text)) return undefined;
  const since = known.calendar.at(known.calendar.localDate(now), '00:00');
  const question = await lateQuestion(db, organisationId, chat, sender.account, { now, since });
  const command = optionIn(question, text);
  return question === undefined || command === undefined ? undefined : { kind: 'late', question, command };
}

function optionIn(question: Question | undefined, text: string): string | undefined {
  const option = question?.options[Number.parseInt(text.normalize('NFKC').trim(), 10) - 1];
  return option?.asksFor === undefined ? option?.command : undefined;
}
