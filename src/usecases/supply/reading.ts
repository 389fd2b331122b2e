import { supplyAnswers } from '../../commands/supply-answer.ts';
import { readSupplyOf } from '../../store/supply.ts';
import { issueQuotedInText } from '../awaited-answer.ts';
import type { Heard, Reading } from '../reading/heard.ts';
import { senderOf } from '../turn.ts';

/**
 * "#12 可供5000只" from a group that was asked; anybody else's words mean what they always do. Asks the database only where
 * the text has that shape and its sender belongs to a group.
 */
export async function supplyAnswered(heard: Heard): Promise<Reading | undefined> {
  const { db, organisationId, known, message, now, quotedIssue } = heard;
  const answers = supplyAnswers(message.text, quotedIssue ?? issueQuotedInText(known, message.text));
  if (answers.length === 0) return undefined;
  const groups = new Set(senderOf(known, message, now).grants.flatMap(({ groupId }) => groupId ?? []));
  if (groups.size === 0) return undefined;
  const numbers = answers.map(({ issueNumber }) => issueNumber);
  const said = await readSupplyOf(db, organisationId, numbers);
  const asked = new Set(
    said
      .filter(({ kind, groupId }) => kind === 'supply_match' && groupId !== null && groups.has(groupId))
      .map(({ issueNumber }) => issueNumber),
  );
  return numbers.every((number) => asked.has(number)) ? { kind: 'supply', answers } : undefined;
}
