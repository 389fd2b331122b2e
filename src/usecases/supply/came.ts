import type { Parsed } from '../../commands/intent.ts';
import { supplyCameIn } from '../../commands/notes/supply-came.ts';
import type { Issue } from '../../issues/issue.ts';
import type { IssueFacts } from '../../issues/permissions.ts';
import { needOf, readSupplyOf } from '../../store/supply/supply.ts';
import { readIssue } from '../../store/issues/issues.ts';
import { promisesOf } from '../../summaries/supply.ts';
import { issueQuotedInText } from '../asked/awaited-answer.ts';
import { allFactsOf, mayActOnAny } from '../issue-facts.ts';
import { asParsed, type Heard, type Reading } from '../reading/heard.ts';
import { senderOf, type Sender } from '../turn.ts';
import { isOfAnother, thingOf } from './amounts.ts';

/**
 * "#12 已送到5000只" from the group that needs something, or from the department, is a delivery: neither a part of it nor
 * all of it ends the issue. The words of anybody else mean what they always do.
 */
export async function supplyCame(heard: Heard): Promise<Reading | undefined> {
  const { db, organisationId, known, message, now, quotedIssue, first } = heard;
  const came = supplyCameIn(message.text, quotedIssue ?? issueQuotedInText(known, message.text));
  if (came === undefined) return undefined;
  const sender = senderOf(known, message, now);
  const issue = await readIssue(db, organisationId, came.issueNumber);
  if (issue === undefined) return undefined;
  const facts = await allFactsOf(db, organisationId, sender, issue);
  if (!isToldBy(sender, facts, came.isReceived)) return undefined;
  const entries = await readSupplyOf(db, organisationId, [issue.number]);
  const promised = promisesOf(needOf(issue.number, issue.quantities, entries).rows);
  const expected = [...issue.quantities, ...promised.map(({ offer }) => offer)];
  const things = new Map(expected.map((one) => [one.item, one]));
  const quantities = came.amounts.map((amount) => thingOf(amount, [...things.values()]));
  const place = known.object(issue.objectId)?.name ?? '';
  const isOther = came.amounts.some((amount) => isOfAnother(amount, [...things.values()], place));
  const isPlain = !isOther && quantities.every((one) => one !== undefined);
  // An amount of something else ends nothing either, and is asked about.
  if (things.size === 0 || (!isPlain && !isOther && !ends(first))) return undefined;
  const meant = isPlain ? quantities.filter((one) => one !== undefined) : [];
  const isWhole = meant.length > 0 && meant.every(({ item, value }) => value >= neededOf(issue, item));
  // Of a result that waits for its confirmation, it is one.
  if (isWhole && issue.state === 'resolved') return undefined;
  const delivery = {
    intent: 'fulfil',
    issueNumbers: [issue.number],
    text: came.words,
    quantities: meant,
    complete: isWhole,
  } as const;
  return asParsed({ kind: 'intents', intents: [delivery] });
}

const ends = (first: Parsed): boolean =>
  first.kind === 'intents' &&
  first.intents.some(({ intent }) => intent === 'resolve' || intent === 'confirm');

/** Those whom it comes to, or the department that sends it: of that, 收到 says that it has signed. */
function isToldBy({ grants }: Sender, facts: readonly IssueFacts[], isReceived: boolean): boolean {
  const may = (action: 'note' | 'progress') => mayActOnAny(grants, action, facts).kind === 'allowed';
  return may('note') || (!isReceived && may('progress'));
}

const neededOf = ({ quantities }: Issue, item: string): number =>
  quantities.filter((one) => one.item === item).reduce((sum, { value }) => sum + value, 0);
