import type { Parsed } from '../../commands/intent.ts';
import { whichOne } from '../../wording/answers.ts';
import { thinksItIs, chooseDepartment, stateLine } from '../../wording/awaited.ts';
import { triageRequest } from '../../wording/to-coordinators.ts';
import { act } from '../act.ts';
import { viewOf } from '../issue-view.ts';
import { putQuestion } from '../asked/put-question.ts';
import { survivorOf } from '../survivor.ts';
import { answer, tell, type Turn } from '../turn.ts';
import { departmentChosen, namesDepartment } from './department.ts';
import { mayTellNews, newsTold } from './news-told.ts';
import { mayTellOwnDone, ownDone } from './own-done.ts';
import { mayAskAfterOwn, ownMatterToTell } from './own-matter.ts';
import type { Awaited, Offer, Place, State, Suggested, Which } from './place.ts';
import { mayTellReceipt, receiptTold } from './receipt-told.ts';
import { maySpeakOfResult, resultSpokenOf } from './result-talk.ts';
import { mayTellResult, resultTold } from './result-told.ts';
import { plainVerdict, decidesPlainly } from './verdict.ts';
import { mayBeAskedWords, wordsGiven } from './words.ts';
import { speaksOfWithdrawing, withdrawalOffered } from './withdrawal.ts';

/** Read without a query: whether a line may answer what the bot waits for, although it names no issue. */
export function mayBeAwaited(place: Omit<Place, 'db' | 'organisationId'>): boolean {
  return (
    namesDepartment(place) ||
    decidesPlainly(place) ||
    speaksOfWithdrawing(place.message.text) ||
    maySpeakOfResult(place) ||
    mayTellResult(place) ||
    mayTellReceipt(place) ||
    mayTellOwnDone(place) ||
    mayAskAfterOwn(place) ||
    mayTellNews(place) ||
    mayBeAskedWords(place)
  );
}

/** What such a line means by what waits in its chat; undefined where nothing does, and it is talk. */
export async function awaited(place: Place, first: Parsed, quotedIssue?: number) {
  const withdrawal = await withdrawalOffered(place, quotedIssue);
  if (withdrawal !== undefined) return withdrawal;
  if (quotedIssue !== undefined) return undefined;
  return (
    (await plainVerdict(place)) ??
    (await departmentChosen(place)) ??
    (await wordsGiven(place, first)) ??
    (await resultSpokenOf(place, first)) ??
    (await resultTold(place, first)) ??
    (await receiptTold(place, first)) ??
    (await ownDone(place, first)) ??
    (await ownMatterToTell(place, first)) ??
    (await newsTold(place, first))
  );
}

const ANSWER_WITHIN_MINUTES = 10;

type Answerable = Exclude<Awaited, { kind: 'parsed' }>;
const ANSWERABLE: ReadonlySet<string> = new Set([
  'offer',
  'which',
  'suggested',
  'state',
] satisfies Answerable['kind'][]);
export const isAwaited = (reading: { readonly kind: string }): reading is Answerable =>
  ANSWERABLE.has(reading.kind);

export async function answerAwaited(turn: Turn, said: Answerable): Promise<void> {
  if (said.kind === 'suggested') return passSuggestion(turn, said);
  if (said.kind === 'state') return tellState(turn, said);
  return said.kind === 'which' ? askWhichOf(turn, said) : offer(turn, said);
}

async function offer(turn: Turn, { issueNumber, ask, options }: Offer): Promise<void> {
  const issue = await survivorOf(turn, issueNumber, 'look');
  if (issue === undefined) return;
  answer(turn, ask(viewOf(turn.known, issue), options));
  await putQuestion(turn, options, ANSWER_WITHIN_MINUTES, issueNumber);
}

async function tellState(turn: Turn, { issueNumber }: State): Promise<void> {
  const issue = await survivorOf(turn, issueNumber, 'look');
  if (issue !== undefined) answer(turn, stateLine(viewOf(turn.known, issue)));
}

async function askWhichOf(turn: Turn, { options }: Which): Promise<void> {
  answer(turn, whichOne(options[0]?.command ?? '', options));
  await putQuestion(turn, options, ANSWER_WITHIN_MINUTES);
}

/** Kept as what the member said, and put before the coordinators as a choice of theirs. */
async function passSuggestion(turn: Turn, { issueNumber, department }: Suggested): Promise<void> {
  await act(turn, { intent: 'supplement', issueNumbers: [issueNumber], text: turn.message.text });
  const issue = await survivorOf(turn, issueNumber, 'look');
  if (issue === undefined) return;
  const options = [{ label: department, command: chooseDepartment(issueNumber, department) }];
  const notice = triageRequest(viewOf(turn.known, issue), options, thinksItIs(turn.sender.name, department));
  for (const { id } of turn.known.chatsOfKind('coordinators'))
    tell(turn, id, notice, `suggested:${turn.inboxId}`);
}
