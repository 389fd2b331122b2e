import { platformOf } from '../../chat/message.ts';
import { isAction, type ActionIntent, type Parsed } from '../../commands/intent.ts';
import { parse } from '../../commands/parse.ts';
import { isQuestion } from '../../commands/guards.ts';
import { readsAsDone } from '../../commands/statements/done/reads-as-done.ts';
import { answerOf } from '../../issues/plain-answers.ts';
import { fold } from '../../language/fold.ts';
import { openQuestion } from '../../store/issues/references.ts';
import { askWhetherResult, waysToFinish } from '../../wording/awaited.ts';
import { needsWords } from '../../wording/answers.ts';
import { putQuestion } from '../asked/put-question.ts';
import { answer, senderOf, type Turn } from '../turn.ts';
import type { Awaited, Place } from './place.ts';

const ANSWER_WITHIN_MINUTES = 30;
const LONGEST = 500;

/** A command lacks words: says which, and takes the next line of the sender for them. */
export async function askForWords(
  turn: Turn,
  number: number,
  { word, what, said = '' }: { word: string; what: string; said?: string },
): Promise<void> {
  answer(turn, needsWords(number, word, what));
  const command = `${word} #${number} ${said}`.trim();
  await putQuestion(turn, [{ label: command, command, asksFor: what }], ANSWER_WITHIN_MINUTES, number);
}

/** Read without a query: a department's own people, where they are asked; 好的 and questions are no answer. */
export function mayBeAskedWords({ known, message, now }: Omit<Place, 'db' | 'organisationId'>): boolean {
  const { text } = message;
  if (text.length > LONGEST || known.chat(message.chat)?.kind !== 'department') return false;
  if (isQuestion(fold(text)) || isTooLittle(text)) return false;
  return senderOf(known, message, now).grants.some(({ role }) => role === 'liaison');
}

const COUNT = /[\d一二两三四五六七八九十]\s?(?:个?工作日|天|日|周)/;

function isTooLittle(text: string): boolean {
  const plain = answerOf(text);
  return plain !== undefined && !(plain === 'short' && (COUNT.test(fold(text)) || readsAsDone(text)));
}

/** 已清完装修垃圾, right after a bare 办结 was asked for its result. */
export async function wordsGiven(place: Place, first: Parsed): Promise<Awaited | undefined> {
  const { db, organisationId, known, message, now } = place;
  if (!namesNoIssue(first) || !mayBeAskedWords(place)) return undefined;
  const question = await openQuestion(db, organisationId, message.chat, message.sender.account, now);
  const [asked] = question?.options ?? [];
  const number = question?.issueNumber;
  if (asked?.asksFor === undefined || number == null) return undefined;
  const words = message.text.trim();
  const command = `${asked.command} ${words}`;
  const parsed = parse(command, known.lexicon, {
    now,
    isWorkingDay: (date) => known.calendar.isWorkingDay(date),
    mentionsBot: message.mentionsBot,
    platform: platformOf(message.chat),
    senderRole: 'liaison',
    channel: 'department',
  });
  const intent = onlyAction(parsed);
  if (intent === undefined) return undefined;
  if (answersPlainly(intent, words)) return { kind: 'parsed', parsed };
  const options = waysToFinish(asked.command, number, words, command);
  return { kind: 'offer', issueNumber: number, ask: askWhetherResult, options };
}

/** It does nothing by itself, or does it to no issue in particular. */
function namesNoIssue(first: Parsed): boolean {
  if (first.kind !== 'intents') return true;
  return first.intents.every((one) => isAction(one) && one.issueNumbers.length === 0);
}

function onlyAction(parsed: Parsed): ActionIntent | undefined {
  if (parsed.kind !== 'intents') return undefined;
  const [only, ...others] = parsed.intents;
  return only !== undefined && isAction(only) && others.length === 0 ? only : undefined;
}

/** Days say what they are; anything else, a result before all, is asked about once more: 下班了 is none. */
function answersPlainly({ intent, doubtful }: ActionIntent, words: string): boolean {
  return doubtful !== true && intent === 'extend' && COUNT.test(fold(words)) && words.length <= SHORT;
}
const SHORT = 30;
