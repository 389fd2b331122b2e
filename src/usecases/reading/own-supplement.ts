import { putsObjectRight } from '../../commands/statements/correction.ts';
import { isAction, type ActionIntent, type Parsed } from '../../commands/intent.ts';
import { maybeSupplement, typesSupplement } from '../../commands/reports/own-supplement.ts';
import { parse } from '../../commands/parse.ts';
import { makeReading } from '../../commands/reading.ts';
import { sharesMatter } from '../../commands/statements/done/tells-of-result.ts';
import type { InboundMessage } from '../../chat/message.ts';
import { fold } from '../../language/fold.ts';
import { listOpenIssues } from '../../store/issues/lists.ts';
import { reportsSince, type OwnReport } from '../../store/issues/references.ts';
import { contextOf } from '../messages/first-reading.ts';
import type { Known } from '../known.ts';
import { asParsed, type Heard, type Reading } from './heard.ts';

const MINUTE = 60_000;
/** So long after an own report more of it may follow; what does not say so must follow at once. */
const BELONGS = { said: 120 * MINUTE, guessed: 10 * MINUTE };
const MOST = 5;
const LOOKED_THROUGH = 50;
const LAST = /上[一1]?[条个件]/;

/** Cheaply told: only behind it is the message read for it. */
const mayFollow = ({ text }: InboundMessage): boolean => /[忘漏少再刚剛上]/.test(text.slice(0, 30));

/** Read without a query: 忘说了, 刚才那个事. */
export function mayAdd(known: Known, message: InboundMessage, now: Date): boolean {
  if (!mayFollow(message)) return false;
  const context = contextOf(known, message, now);
  return maybeSupplement(makeReading(message.text, known.lexicon, context)) !== undefined;
}

/**
 * "补充：喷雾器要电动的", "忘说了，一共三辆": more of what the sender reported in this chat a while ago. Where several
 * reports can be meant the bot asks; where there is none it is a report of its own, a question which, or talk.
 */
export async function ownReportSupplemented(heard: Heard): Promise<Reading | undefined> {
  const { quotedIssue, first, known, context, message } = heard;
  if (quotedIssue !== undefined) return undefined;
  const said = withoutNumber(first);
  if (said === undefined && (first.kind !== 'chatter' || !mayFollow(message))) return undefined;
  const reading = makeReading(message.text, known.lexicon, context);
  const added = said ?? maybeSupplement(reading);
  if (added === undefined) return undefined;
  const recent = await recentOf(heard, said === undefined ? BELONGS.guessed : BELONGS.said);
  const [only, ...others] = meantOf(known, recent, added, message.text);
  if (only !== undefined && others.length === 0) return asParsed(supplementOf(only, added));
  if (said === undefined) return undefined;
  if (only !== undefined) return asParsed(first);
  const anew = parse(added.text ?? '', known.lexicon, context);
  if (anew.kind === 'intents' && anew.intents.every(({ intent }) => intent === 'report'))
    return asParsed(anew);
  const [colleagues, ...more] = await ofTheGroup(heard);
  if (colleagues !== undefined && more.length === 0) return asParsed(supplementOf(colleagues, added));
  const wantsAnswer = message.mentionsBot || typesSupplement(reading) || (await hasOpen(heard));
  return asParsed(wantsAnswer ? first : { kind: 'chatter' });
}

function withoutNumber(first: Parsed): ActionIntent | undefined {
  const [only, ...others] = first.kind === 'intents' ? first.intents : [];
  if (only === undefined || others.length > 0 || !isAction(only)) return undefined;
  return only.intent === 'supplement' && only.issueNumbers.length === 0 ? only : undefined;
}

function recentOf({ db, organisationId, message, now }: Heard, within: number): Promise<OwnReport[]> {
  const since = new Date(now.getTime() - within);
  return reportsSince(db, organisationId, message.chat, message.sender.account, { since, most: MOST });
}

/** "刚才电梯那条再补充一点", of what a colleague reported: open issues of the group that share a word of the matter. */
async function ofTheGroup({ db, organisationId, known, message }: Heard): Promise<readonly OwnReport[]> {
  const groupId = known.chat(message.chat)?.groupId;
  if (groupId == null) return [];
  const { issues } = await listOpenIssues(db, organisationId, { groupId }, LOOKED_THROUGH);
  return issues.filter(({ title, detail }) => sharesMatter(message.text, `${title} ${detail}`));
}

/** The one, those that share a word of the matter, or the last where that was said; else all. */
function meantOf(
  known: Known,
  recent: readonly OwnReport[],
  { subject, text = '' }: ActionIntent,
  whole: string,
): readonly OwnReport[] {
  const object = putsObjectRight(fold(text)) ? undefined : known.objectNamed(subject);
  const about = recent.filter(({ objectId }) => object === undefined || objectId === object.id);
  if (about.length < 2) return about;
  if (LAST.test(fold(whole))) return about.slice(0, 1);
  const alike = about.filter(({ title, detail }) => sharesMatter(whole, `${title} ${detail}`));
  return alike.length > 0 ? alike : about;
}

function supplementOf({ number }: OwnReport, { needsClarification: _, ...added }: ActionIntent): Parsed {
  return { kind: 'intents', intents: [{ ...added, issueNumbers: [number] }] };
}

async function hasOpen({ db, organisationId, message }: Heard): Promise<boolean> {
  const { total } = await listOpenIssues(db, organisationId, { reporterAccount: message.sender.account }, 1);
  return total > 0;
}
