import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listEvents } from '../../src/store/issues/event-queries.ts';
import { getIssue, listIssues } from '../../src/store/issues/queries.ts';
import type { IssueSearch } from '../../src/store/issues/search.ts';
import type { Store } from '../../src/store/database/open.ts';
import { dispatched, layDirectory, layIssue, MONDAY, ORGANISATION } from '../support/ledger.ts';
import { DATABASES, openTestStore } from '../support/store.ts';

const WEDNESDAY = new Date('2020-03-11T01:00:00Z');
const DAY_MS = 86_400_000;
const TUESDAY = new Date(MONDAY.getTime() + DAY_MS).toISOString();
const FRIDAY = new Date(MONDAY.getTime() + 4 * DAY_MS).toISOString();

const mask = (text: string) => text.replaceAll('13900000001', '139****0001');
const telling = { now: WEDNESDAY, mask };

const id = (of: ReadonlyMap<string, number>, name: string) => of.get(name) ?? 0;

describe.each(DATABASES)('the ledger asked on the %s database', (kind) => {
  let store: Store;
  let ids: Awaited<ReturnType<typeof layDirectory>>;

  beforeAll(async () => {
    store = await openTestStore(kind);
    ids = await layDirectory(store.db);
    const [zhujian, jiaotong, jinrong] = ['住建局', '交通局', '金融办'].map((name) =>
      id(ids.departments, name),
    );
    const phoenix = { objectId: id(ids.objects, '凤凰粮食制品有限公司'), groupId: id(ids.groups, '第一组') };
    const done = {
      to: 'resolved',
      body: { type: 'resolved', result: '已修通', departmentId: zhujian ?? 0, waitsUntil: null },
    } as const;
    const back = {
      to: 'returned',
      body: { type: 'returned', reason: '不属我局', departmentId: jinrong ?? 0, suggestedId: jiaotong ?? 0 },
    } as const;
    await layIssue(store.db, 1, phoenix, [dispatched(zhujian ?? 0, [jiaotong ?? 0], TUESDAY)]);
    await layIssue(store.db, 2, {}, [dispatched(zhujian ?? 0, [], TUESDAY), done]);
    await layIssue(store.db, 3, { title: '缺8000万元贷款_' }, [dispatched(jinrong ?? 0, [], FRIDAY), back]);
    await layIssue(store.db, 4, { sensitive: true });
  });
  afterAll(() => store.close());

  const numbers = async (search: Omit<IssueSearch, 'limit'>) =>
    (await listIssues(store.db, ORGANISATION, { limit: 50, ...search }, telling)).items.map(
      ({ number }) => number,
    );

  it('is not found by the digits of a number that it covers, and is by those that it shows', async () => {
    expect(await numbers({ q: '13900000001' })).toEqual([]);
    expect(await numbers({ q: '00000' })).toEqual([]);
    expect((await listIssues(store.db, ORGANISATION, { limit: 1, q: '货车' }, telling)).items).toHaveLength(
      1,
    );
  });

  it('tells an issue with names for ids and without personal data', async () => {
    expect(await getIssue(store.db, ORGANISATION, 1, telling)).toEqual({
      number: 1,
      title: '货车进不了厂',
      detail: '道路施工，货车进不了厂，联系电话139****0001',
      object: { name: '凤凰粮食制品有限公司', kind: 'enterprise' },
      category: '交通运输',
      state: 'dispatched',
      priority: 'normal',
      group: '第一组',
      reporter: '王敏',
      department: '住建局',
      assisting: ['交通局'],
      deadline: TUESDAY,
      overdue: true,
      flags: [],
      quantities: [],
      amountCny: null,
      reportedAt: MONDAY.toISOString(),
      dispatchedAt: MONDAY.toISOString(),
      acceptedAt: null,
      resolvedAt: null,
      closedAt: null,
      signDueAt: TUESDAY,
      returnDueAt: TUESDAY,
      result: null,
      satisfaction: null,
      returnCount: 0,
      reopenCount: 0,
      urgeCount: 0,
      escalatedTo: null,
      mergedInto: null,
      routing: {
        step: 'named',
        because: ['消息里点名'],
        candidates: [{ department: '住建局', confidence: 1 }],
      },
    });
  });

  it.each<[Omit<IssueSearch, 'limit'>, number[]]>([
    [{}, [4, 3, 2, 1]],
    [{ state: ['dispatched', 'resolved'] }, [2, 1]],
    [{ state: ['open'] }, [4, 3, 2, 1]],
    [{ state: ['closed'] }, []],
    [{ department: '住建局' }, [2, 1]],
    [{ department: '住建' }, [2, 1]],
    [{ department: '交通局' }, []],
    [{ assisting: '交通局' }, [1]],
    [{ department: '没有的局' }, []],
    [{ group: '第一组' }, [1]],
    [{ object: '凤凰粮食' }, [1]],
    [{ object: '辛十李村' }, []],
    [{ overdue: true }, [1]],
    [{ overdue: false }, [4, 3, 2]],
    [{ q: '贷款' }, [3]],
    [{ q: '%' }, []],
    [{ q: '款_' }, [3]],
    [{ q: '修通' }, [2]],
    [{ q: '#4' }, [4]],
    [{ q: '货车' }, [3, 2, 1]],
  ])('asked for %j finds %j', async (search, found) => {
    expect(await numbers(search)).toEqual(found);
  });

  it('finds no restricted issue by its words', async () => {
    expect(await numbers({ state: ['reported'] })).toEqual([4]);
    expect(await numbers({ q: '货车', state: ['reported'] })).toEqual([]);
    expect(await numbers({ q: '#4', state: ['reported'] })).toEqual([4]);
  });

  it('is read to its end page by page', async () => {
    const first = await listIssues(store.db, ORGANISATION, { limit: 3 }, telling);
    expect(first.items.map(({ number }) => number)).toEqual([4, 3, 2]);
    expect(first.nextCursor).toBe('2');
    const second = await listIssues(store.db, ORGANISATION, { limit: 3, cursor: 2 }, telling);
    expect(second.items.map(({ number }) => number)).toEqual([1]);
    expect(second.nextCursor).toBeNull();
  });

  it('is told to its own organisation alone', async () => {
    expect(await getIssue(store.db, 2, 1, telling)).toBeUndefined();
    expect(await listEvents(store.db, 2, 1, mask)).toBeUndefined();
  });

  it('marks what is shown to handlers only', async () => {
    expect((await getIssue(store.db, ORGANISATION, 4, telling))?.flags).toEqual(['sensitive']);
  });

  it('knows no issue that was never reported', async () => {
    expect(await getIssue(store.db, ORGANISATION, 99, telling)).toBeUndefined();
    expect(await listEvents(store.db, ORGANISATION, 99, mask)).toBeUndefined();
  });

  it('tells what happened in order, with names for ids and without personal data', async () => {
    const events = await listEvents(store.db, ORGANISATION, 3, mask);
    expect(events).toMatchObject([
      {
        seq: 1,
        type: 'reported',
        from: null,
        to: 'reported',
        actor: { name: '王敏', role: 'member' },
        reason: null,
      },
      {
        seq: 2,
        type: 'dispatched',
        from: 'reported',
        body: { department: '金融办', clocks: { deadline: FRIDAY } },
      },
      {
        seq: 3,
        type: 'returned',
        to: 'returned',
        reason: '不属我局',
        text: null,
        body: { suggestedDepartment: '交通局' },
      },
    ]);
    expect(events?.[0]?.text).toBe('道路施工，货车进不了厂，联系电话139****0001');
    expect(JSON.stringify(events)).not.toMatch(/13900000001|sandbox:/);
  });
});
