import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/database/open.ts';
import { summaries } from '../../src/store/schema/index.ts';
import { getSummary, listSummaries } from '../../src/store/summaries/queries.ts';
import { layDirectory, MONDAY, ORGANISATION } from '../support/ledger.ts';
import { openTestStore } from '../support/store.ts';

const notice = { kind: 'weekly', title: '周通报第1期', tone: 'plain', lines: ['新增1件'] } as const;
const FROM = new Date('2020-03-06T09:00:00Z');
const TO = new Date('2020-03-13T09:00:00Z');

let store: Store;
let group: number;
beforeAll(async () => {
  store = await openTestStore();
  group = (await layDirectory(store.db)).groups.get('第一组') ?? 0;
  const posted = {
    organisationId: ORGANISATION,
    edition: 1,
    figures: { new: 1 },
    notice,
    title: notice.title,
    postedAt: MONDAY,
  };
  await store.db.insert(summaries).values([
    {
      ...posted,
      kind: 'weekly',
      chat: 'sandbox:leaders',
      scope: 'organisation',
      periodFrom: FROM,
      periodTo: TO,
    },
    {
      ...posted,
      kind: 'weekly',
      chat: 'sandbox:group-1',
      scope: `group:${group}`,
      periodFrom: FROM,
      periodTo: TO,
    },
    {
      ...posted,
      kind: 'morning',
      chat: 'sandbox:leaders',
      scope: 'organisation',
      periodFrom: MONDAY,
      periodTo: MONDAY,
    },
  ]);
});
afterAll(() => store.close());

const list = (search = {}) => listSummaries(store.db, ORGANISATION, { limit: 50, ...search });

describe('the summaries that were posted', () => {
  it('are told by kind, newest first, with the group that each is about', async () => {
    expect((await list({ kind: 'weekly' })).items).toMatchObject([
      { platform: 'sandbox', chatId: 'group-1', scope: 'group:第一组' },
      {
        kind: 'weekly',
        chatId: 'leaders',
        scope: 'organisation',
        from: FROM.toISOString(),
        to: TO.toISOString(),
        edition: 1,
      },
    ]);
  });

  it('are told from a moment on', async () => {
    expect((await list({ from: MONDAY })).items).toHaveLength(2);
    expect((await list({ from: TO })).items).toEqual([]);
  });

  it('are read to their end page by page', async () => {
    const first = await list({ limit: 2 });
    expect(first.items).toHaveLength(2);
    expect((await list({ limit: 2, cursor: Number(first.nextCursor) })).items).toHaveLength(1);
  });

  it('are shown one by one as they were posted', async () => {
    const [, leaders] = (await list({ kind: 'weekly' })).items;
    const shown = await getSummary(store.db, ORGANISATION, leaders?.id ?? 0, (text) => text);
    expect(shown).toMatchObject({ chatId: 'leaders', text: '周通报第1期\n新增1件', figures: { new: 1 } });
    expect(await getSummary(store.db, ORGANISATION, 999, (text) => text)).toBeUndefined();
  });
});
