import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InboundMessage } from '../../src/chat/message.ts';
import { createInboxWriter } from '../../src/store/inbox/writer.ts';
import type { Store } from '../../src/store/database/open.ts';
import { inbox } from '../../src/store/schema/index.ts';
import { DATABASES, openTestStore } from '../support/store.ts';

const NOW = new Date('2020-03-09T01:00:00Z');

describe.each(DATABASES)('messages that come at once, on the %s database', (kind) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(kind);
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    await store.db.delete(inbox);
  });
  const message = (id: string, text = '停水了'): InboundMessage => ({
    id,
    chat: 'feishu:oc_1',
    isPrivate: false,
    sender: { account: 'feishu:ou_1', name: '王敏' },
    text,
    mentionsBot: false,
    type: 'text',
    sentAt: NOW,
    raw: null,
  });

  it('are written down each, in the order in which they came', async () => {
    const write = createInboxWriter(store.db, 1);
    const ids = Array.from({ length: 50 }, (_, i) => `m${i}`);
    const fresh = await Promise.all(ids.map((id) => write(message(id), NOW)));
    expect(fresh.every(Boolean)).toBe(true);
    const rows = await store.db.select().from(inbox).orderBy(inbox.id);
    expect(rows.map(({ messageId }) => messageId)).toEqual(ids);
    expect(rows[0]).toMatchObject({
      platform: 'feishu',
      account: 'feishu:ou_1',
      receivedAt: NOW,
      state: 'available',
    });
    expect(rows[0]?.message).toEqual({ ...message('m0'), sentAt: NOW.toISOString() });
  });

  it('are new once, in one batch and over several', async () => {
    const write = createInboxWriter(store.db, 1);
    const first = await Promise.all([write(message('m1'), NOW), write(message('m1'), NOW)]);
    expect(first).toEqual([true, false]);
    expect(await write(message('m1'), NOW)).toBe(false);
    expect(await store.db.$count(inbox)).toBe(1);
  });

  it('do not fall for the sake of one that cannot be stored', async () => {
    const write = createInboxWriter(store.db, 1);
    const outcomes = await Promise.allSettled(
      [message('m1'), message('m2', 'a\0b'), message('m3')].map((one) => write(one, NOW)),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await store.db.$count(inbox)).toBe(2);
  });
});
