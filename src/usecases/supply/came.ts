import { supplyCameIn } from '../../commands/supply-came.ts';
import type { Issue } from '../../issues/issue.ts';
import { needOf, readSupplyOf } from '../../store/supply.ts';
import { readIssue } from '../../store/issues.ts';
import { promisesOf } from '../../summaries/supply.ts';
import { issueQuotedInText } from '../awaited-answer.ts';
import { allFactsOf, mayActOnAny } from '../issue-facts.ts';
import { asParsed, type Heard, type Reading } from '../reading/heard.ts';
import { senderOf } from '../turn.ts';
import { thingOf } from './amounts.ts';

/**
 * "#12 已送到5000只" from the group that needs more than that, or was promised it, is a delivery: a part of it ends nothing.
 * All of it, and the words of anybody else, mean what they always do.
 */
export async function supplyCame(heard: Heard): Promise<Reading | undefined> {
  const { db, organisationId, known, message, now, quotedIssue } = heard;
  const came = supplyCameIn(message.text, quotedIssue ?? issueQuotedInText(known, message.text));
  if (came === undefined) return undefined;
  const sender = senderOf(known, message, now);
  if (!sender.grants.some(({ role }) => role === 'member' || role === 'leader')) return undefined;
  const issue = await readIssue(db, organisationId, came.issueNumber);
  if (issue === undefined) return undefined;
  const facts = await allFactsOf(db, organisationId, sender, issue);
  if (mayActOnAny(sender.grants, 'note', facts).kind !== 'allowed') return undefined;
  const entries = await readSupplyOf(db, organisationId, [issue.number]);
  const promised = promisesOf(needOf(issue.number, issue.quantities, entries).rows);
  const isPromised = promised.length > 0;
  const expected = isPromised ? promised.map(({ offer }) => offer) : issue.quantities;
  const things = new Map(expected.map((one) => [one.item, one]));
  const quantities = came.amounts.map((amount) => thingOf(amount, [...things.values()]));
  if (quantities.length === 0 || !quantities.every((one) => one !== undefined)) return undefined;
  // All of it 到位 is the result, and said as one.
  const isWhole = quantities.every(({ item, value }) => value >= neededOf(issue, item));
  if (isWhole && (!isPromised || came.isInPlace)) return undefined;
  const text = came.words;
  const delivery = {
    intent: 'fulfil',
    issueNumbers: [issue.number],
    text,
    quantities,
    complete: false,
  } as const;
  return asParsed({ kind: 'intents', intents: [delivery] });
}

const neededOf = ({ quantities }: Issue, item: string): number =>
  quantities.filter((one) => one.item === item).reduce((sum, { value }) => sum + value, 0);
