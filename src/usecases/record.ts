import type { Issue } from '../issues/issue.ts';
import { appendEvents, takeIssueNumber, type NewEvent } from '../store/issues/issues.ts';
import { tellGivers } from './supply/tell-givers.ts';
import type { Stage } from './turn.ts';
import { updateCards } from './cards/update-cards.ts';

/**
 * Writes what happened to an issue; every use case that changes one does it here. The cards that already tell of the
 * issue take on its new face, and whoever promised things for it hears when it is over.
 */
export async function record(
  stage: Stage,
  before: Issue | undefined,
  news: readonly NewEvent[],
): Promise<{ issue: Issue; seq: number }> {
  if (before === undefined && stage.batch !== undefined) return stage.batch.open(news);
  const written = await appendEvents(stage.tx, stage.organisationId, before, news);
  if (before !== undefined) await updateCards(stage, written);
  if (before !== undefined) await tellGivers(stage, before, written);
  return written;
}

/** The number of an issue that is about to begin. */
export async function nextNumber({ tx, organisationId, batch }: Stage): Promise<number> {
  return batch === undefined ? takeIssueNumber(tx, organisationId) : batch.nextNumber();
}
