import { choiceSaid, type ChoiceSaid } from '../../commands/choice-said.ts';
import { parse } from '../../commands/parse.ts';
import {
  lateQuestion,
  openQuestion,
  type Question,
  type QuestionOption,
} from '../../store/issues/references.ts';
import { contextOf, orderIn } from '../messages/first-reading.ts';
import type { Reading, Said } from './heard.ts';

/** Read without a query: "2", an answer to a choice, if one is open. */
export const mayChoose = (text: string): boolean => choiceSaid(text) !== undefined;

/** "2", and a choice of which it is the second. */
export async function chosen(said: Said): Promise<Reading | undefined> {
  const { db, organisationId, known, message, now } = said;
  const answer = choiceSaid(message.text);
  if (answer === undefined) return undefined;
  const question = await openQuestion(db, organisationId, message.chat, message.sender.account, now);
  const command = optionIn(question, answer);
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
  const answer = choiceSaid(text);
  if (answer === undefined) return undefined;
  const since = known.calendar.at(known.calendar.localDate(now), '00:00');
  const question = await lateQuestion(db, organisationId, chat, sender.account, { now, since });
  const command = optionIn(question, answer);
  return question === undefined || command === undefined ? undefined : { kind: 'late', question, command };
}

/** So much of a choice has to stand in what is quoted: a number under another notice answers no choice. */
const TELLING = 6;

function optionIn(question: Question | undefined, answer: ChoiceSaid): string | undefined {
  const options = question?.options ?? [];
  const { quoted } = answer;
  if (quoted !== undefined && !options.some(({ label }) => quoted.includes(label.slice(0, TELLING))))
    return undefined;
  const meant = 'place' in answer ? options[answer.place - 1] : onlyOf(options, answer.issueNumber);
  return meant?.asksFor === undefined ? meant?.command : undefined;
}

/** "18", where one of the choices and no other is about #18. */
function onlyOf(options: readonly QuestionOption[], issueNumber: number): QuestionOption | undefined {
  const about = new RegExp(`#${issueNumber}(?!\\d)`);
  const [only, ...others] = options.filter(({ command }) => about.test(command));
  return others.length === 0 ? only : undefined;
}
