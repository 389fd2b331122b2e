import { and, asc, eq, inArray } from 'drizzle-orm';
import type { ChatId } from '../../chat/message.ts';
import type { Issue } from '../../issues/issue.ts';
import type { Db } from '../database/client.ts';
import { issues } from '../schema/index.ts';

/** Where an issue, or one that was merged into it, was reported and by whom. */
export interface Source {
  readonly number: number;
  readonly chat: ChatId;
  readonly message: string;
  readonly groupId: number | null;
  readonly objectId: number | null;
  readonly reporterId: number | null;
  readonly reporterAccount: string;
}

/** Reports that live on in this issue, its own not included; what they had taken in themselves comes along. */
export async function absorbedSources(db: Db, organisationId: number, issue: Issue): Promise<Source[]> {
  const found: Source[] = [];
  let numbers = issue.absorbed;
  while (numbers.length > 0) {
    const rows = await db
      .select()
      .from(issues)
      .where(and(eq(issues.organisationId, organisationId), inArray(issues.number, [...numbers])))
      .orderBy(asc(issues.number));
    found.push(...rows.map(sourceOf));
    numbers = rows.flatMap(({ absorbed }) => absorbed);
  }
  return found;
}

export function sourceOf(
  row: Pick<
    Issue,
    'number' | 'sourceChat' | 'sourceMessage' | 'groupId' | 'objectId' | 'reporterId' | 'reporterAccount'
  >,
): Source {
  const { number, sourceChat, sourceMessage, groupId, objectId, reporterId, reporterAccount } = row;
  return {
    number,
    chat: sourceChat as ChatId,
    message: sourceMessage,
    groupId,
    objectId,
    reporterId,
    reporterAccount,
  };
}
