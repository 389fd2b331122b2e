import { foldEvents } from '../../store/issues/issues.ts';
import { lockIssueNumbers, writeNewIssues, type NewIssue } from '../../store/issues/report-batch.ts';
import type { NewEvent } from '../../store/issues/issues.ts';
import type { Db } from '../../store/database/client.ts';
import { enqueue, type Outgoing } from '../../outbox/enqueue.ts';

/**
 * What several chats' reports write, gathered so that it goes down in a few statements at the end of their one
 * transaction. Numbers are given out in memory over the locked counter: they stay without gaps, as nothing of it stands
 * where the transaction fails.
 */
export interface ReportBatch {
  nextNumber(): number;
  open(news: readonly NewEvent[]): Pick<NewIssue, 'issue' | 'seq'>;
  say(outgoing: readonly Outgoing[]): void;
  write(now: Date): Promise<void>;
}

export async function openReportBatch(tx: Db, organisationId: number): Promise<ReportBatch> {
  let lastNumber = await lockIssueNumbers(tx, organisationId);
  const news: NewIssue[] = [];
  const said: Outgoing[] = [];
  return {
    nextNumber() {
      lastNumber += 1;
      return lastNumber;
    },
    open(events) {
      const opened = foldEvents(undefined, 0, events);
      news.push(opened);
      return opened;
    },
    say: (outgoing) => void said.push(...outgoing),
    async write(now) {
      const inOrder = news.toSorted((a, b) => a.issue.number - b.issue.number);
      await Promise.all([
        writeNewIssues(tx, organisationId, inOrder, lastNumber),
        enqueue(tx, organisationId, said, now),
      ]);
    },
  };
}
