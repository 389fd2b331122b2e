import { describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { enqueue } from '../../src/outbox/enqueue.ts';
import { listDeliveries, retryDelivery } from '../../src/store/deliveries/queries.ts';
import { deliveries } from '../../src/store/schema/index.ts';
import { MONDAY, ORGANISATION } from '../support/ledger.ts';
import { DATABASES, openTestStore } from '../support/store.ts';

const notice = { kind: 'request', title: '#1 新问题', tone: 'todo', lines: [], issueNumber: 1 } as const;
const plain = (text: string) => text;

async function threeQueued(kind: (typeof DATABASES)[number]) {
  const store = await openTestStore(kind);
  const outgoing = ['a', 'b', 'c'].map((key) => ({ chat: 'feishu:oc_1' as const, notice, key }));
  await enqueue(store.db, ORGANISATION, outgoing, MONDAY);
  const list = (search = {}) => listDeliveries(store.db, ORGANISATION, { limit: 50, ...search }, plain);
  const [newest] = (await list()).items;
  return { store, list, id: newest?.id ?? 0 };
}

describe.each(DATABASES)('the deliveries on the %s database', (kind) => {
  it('are told newest first, page by page, each with its chat as the platform calls it', async () => {
    const { store, list } = await threeQueued(kind);
    const first = await list({ limit: 2 });
    expect(first.items).toMatchObject([
      {
        state: 'available',
        platform: 'feishu',
        chatId: 'oc_1',
        issueNumber: 1,
        title: '#1 新问题',
        attempt: 0,
      },
      { state: 'available' },
    ]);
    const second = await list({ limit: 2, cursor: Number(first.nextCursor) });
    expect(second.items).toHaveLength(1);
    expect(second.nextCursor).toBeNull();
    await store.close();
  });

  it('are sent again when they failed, and are told by their state', async () => {
    const { store, list, id } = await threeQueued(kind);
    await store.db
      .update(deliveries)
      .set({ state: 'failed', attempt: 8, error: 'gone' })
      .where(eq(deliveries.id, id));
    expect((await list({ state: 'failed' })).items).toMatchObject([{ id, attempt: 8, error: 'gone' }]);
    expect(await retryDelivery(store.db, ORGANISATION, id, MONDAY)).toBe('retried');
    expect((await list({ state: 'failed' })).items).toEqual([]);
    expect((await list({ state: 'available' })).items[0]).toMatchObject({ id, attempt: 0, error: null });
    await store.close();
  });

  it('are not sent twice that did not fail', async () => {
    const { store, id } = await threeQueued(kind);
    expect(await retryDelivery(store.db, ORGANISATION, id, MONDAY)).toBe('not_failed');
    expect(await retryDelivery(store.db, ORGANISATION, 999, MONDAY)).toBe('unknown');
    expect(await retryDelivery(store.db, 2, id, MONDAY)).toBe('unknown');
    await store.close();
  });
});
