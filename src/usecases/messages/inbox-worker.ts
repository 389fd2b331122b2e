import type { Log } from '../../log.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { readInbox, settleInbox, type InboxRow } from '../../store/inbox/inbox.ts';
import { lease, MOST_DEATHS, releaseExpired } from '../../store/leases.ts';
import { messageSetAside } from '../../wording/to-coordinators.ts';
import { handleMessage, type Worker } from './handle-message.ts';
import { asPlainReport, reportTogether } from './handle-together.ts';

const LEASE_MS = 15_000;
const CHATS_AT_ONCE = 100;
/** Those that go their own way side by side: each takes a connection. */
const ALONE_AT_ONCE = 8;
/** A message that fails so often is set aside, and its chat goes on. */
const MAX_ATTEMPTS = 3;
const RETRY_MS = 1_000;

/** While there is always more to do, what others left behind is looked for every so many steps. */
const STEPS_BETWEEN_LOOKS = 5;

/**
 * Works messages off, per chat in order, chats side by side; a step returns how many it took.
 * @param onDone told after each step that took any; `acted` where one did more than report: the directory may have changed
 */
export function createInboxWorker(
  worker: Worker,
  log: Log,
  onDone: (acted: boolean) => Promise<void> = async () => undefined,
) {
  const { db, organisationId } = worker;
  let isWarm = false;
  let steps = 0;
  const step = async (): Promise<number> => {
    if (steps % STEPS_BETWEEN_LOOKS === 0) await releaseExpired(db, 'inbox', organisationId, false);
    steps += 1;
    // The first would wait for it while leased: whoever is killed soon after its start would be killed on a message.
    if (!isWarm) await worker.known();
    isWarm = true;
    const now = worker.now();
    const leases = await lease(db, 'inbox', { organisationId, now, leaseMs: LEASE_MS, limit: CHATS_AT_ONCE });
    const rows = await readInbox(db, organisationId, leases);
    const alone = await workOffTogether(worker, rows, log);
    await Promise.all(lanes(alone, (row) => workOff(worker, row, log)));
    if (rows.length === 0) steps = 0;
    else await onDone(alone.length > 0);
    return rows.length;
  };
  return { step };
}

/** Reports share a transaction, however many there are; returns the rows that are left to go their own way. */
async function workOffTogether(
  worker: Worker,
  rows: readonly InboxRow[],
  log: Log,
): Promise<readonly InboxRow[]> {
  if (rows.length === 0) return rows;
  const known = await worker.known();
  const now = worker.now();
  const reports = rows.flatMap((row) => {
    try {
      return asPlainReport(known, row, now) ?? [];
    } catch {
      // It will throw on its own way too, where that is counted against it alone.
      return [];
    }
  });
  if (reports.length === 0) return rows;
  try {
    await reportTogether(worker, known, reports);
  } catch (error) {
    log.warn({ reports: reports.length, err: error }, 'reports could not share a transaction');
    return rows;
  }
  const done = new Set(reports.map(({ row }) => row.id));
  return rows.filter(({ id }) => !done.has(id));
}

/** So many side by side, each lane its next when it is through. */
function lanes(rows: readonly InboxRow[], work: (row: InboxRow) => Promise<void>): Promise<void>[] {
  const rest = rows.values();
  return Array.from({ length: Math.min(ALONE_AT_ONCE, rows.length) }, async () => {
    for (const row of rest) await work(row);
  });
}

async function workOff(worker: Worker, row: InboxRow, log: Log): Promise<void> {
  // The attempt was counted when the row was leased: one more than allowed means that the last ones died on it.
  if (row.attempt > MOST_DEATHS) return setAside(worker, row, 'its worker died');
  try {
    if (!(await handleMessage(worker, row))) log.warn({ inbox: row.id }, 'lease lost while working');
  } catch (error) {
    log.error({ inbox: row.id, attempt: row.attempt, err: error }, 'message failed');
    const reason = error instanceof Error ? error.message : String(error);
    if (row.attempt >= MAX_ATTEMPTS) return setAside(worker, row, reason);
    const dueAt = new Date(worker.now().getTime() + RETRY_MS * row.attempt ** 2);
    await settleInbox(worker.db, row, { state: 'retryable', dueAt, error: reason });
  }
}

async function setAside(worker: Worker, row: InboxRow, error: string): Promise<void> {
  const known = await worker.known();
  const now = worker.now();
  await worker.db.transaction(async (tx) => {
    const kept = await settleInbox(tx, row, { state: 'set_aside', doneAt: now, error });
    if (!kept) return;
    const notice = messageSetAside(known.chat(row.chat)?.name ?? row.chat);
    const told = known
      .chatsOfKind('coordinators')
      .map(({ id }) => ({ chat: id, notice, key: `set_aside:${row.id}:${id}` }));
    await enqueue(tx, worker.organisationId, told, now);
  });
}
