import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/database/client.ts';
import { listOpenIssues, type IssueFilter } from '../../src/store/issues/lists.ts';
import { listIssues } from '../../src/store/issues/queries.ts';
import type { IssueSearch } from '../../src/store/issues/search.ts';
import { dispatched, layDirectory, layIssue, MONDAY, ORGANISATION } from '../support/ledger.ts';
import { DATABASES, openTestStore } from '../support/store.ts';

const DAY_MS = 86_400_000;
const day = (days: number) => new Date(MONDAY.getTime() + days * DAY_MS).toISOString();
const NOW = new Date(day(5));
const CLOSED = [
  { to: 'resolved', body: { type: 'resolved', result: '已修通', departmentId: 1, waitsUntil: null } },
  { to: 'closed', body: { type: 'confirmed', satisfaction: null, comment: null } },
] as const;

/**
 * Late: 1 (住建局, the longest), 3 (交通局 with 住建局), 5 (住建局, restricted), 7 (交通局). Not: 2 is done, 4 has time,
 * 6 waits for a confirmation.
 */
describe.each(DATABASES)('what is late on the %s database', (kind) => {
  let store: Store;
  let ids: Awaited<ReturnType<typeof layDirectory>>;
  const idOf = (name: string) => ids.departments.get(name) ?? 0;

  beforeAll(async () => {
    store = await openTestStore(kind);
    ids = await layDirectory(store.db);
    const [zhujian, jiaotong] = [idOf('住建局'), idOf('交通局')];
    const group = { groupId: ids.groups.get('第一组') ?? null };
    const object = { objectId: ids.objects.get('凤凰粮食制品有限公司') ?? null };
    await layIssue(store.db, 1, { ...group, ...object }, [dispatched(zhujian, [], day(1))]);
    await layIssue(store.db, 2, {}, [dispatched(zhujian, [], day(1)), ...CLOSED]);
    await layIssue(store.db, 3, group, [dispatched(jiaotong, [zhujian], day(2))]);
    await layIssue(store.db, 4, {}, [dispatched(zhujian, [], day(9))]);
    await layIssue(store.db, 5, { sensitive: true }, [dispatched(zhujian, [], day(3))]);
    await layIssue(store.db, 6, {}, [dispatched(zhujian, [], day(1)), CLOSED[0]]);
    await layIssue(store.db, 7, object, [dispatched(jiaotong, [], day(4))]);
  });
  afterAll(() => store.close());

  const listed = async (filter: IssueFilter, limit = 10) => {
    const { issues, total } = await listOpenIssues(store.db, ORGANISATION, filter, limit);
    return { numbers: issues.map(({ number }) => number), total };
  };
  const found = async (search: Omit<IssueSearch, 'limit'>, limit = 10) => {
    const { items, nextCursor } = await listIssues(
      store.db,
      ORGANISATION,
      { ...search, limit },
      { now: NOW, mask: (text) => text },
    );
    return { numbers: items.map(({ number }) => number), nextCursor };
  };

  it('is listed with what is due longest at the top, and counted beyond the list', async () => {
    expect(await listed({ overdueAt: NOW })).toEqual({ numbers: [1, 3, 5, 7], total: 4 });
    expect(await listed({ overdueAt: NOW }, 2)).toEqual({ numbers: [1, 3], total: 4 });
  });

  it('is a department’s where it leads and where it assists', async () => {
    const departmentId = idOf('住建局');
    expect(await listed({ departmentId, overdueAt: NOW })).toEqual({ numbers: [1, 3, 5], total: 3 });
    expect(await listed({ departmentId, overdueAt: NOW }, 1)).toEqual({ numbers: [1], total: 3 });
    expect(await listed({ departmentId: idOf('金融办'), overdueAt: NOW })).toEqual({ numbers: [], total: 0 });
  });

  it('is a department’s of one group, too', async () => {
    const groupId = ids.groups.get('第一组') ?? 0;
    expect(await listed({ departmentId: idOf('交通局'), groupId, overdueAt: NOW })).toEqual({
      numbers: [3],
      total: 1,
    });
  });

  it('leaves what is merely open to the list of the open', async () => {
    const departmentId = idOf('住建局');
    expect(await listed({ departmentId })).toEqual({ numbers: [1, 6, 3, 5, 4], total: 5 });
    expect(await listed({ departmentId, states: ['resolved'] })).toEqual({ numbers: [6], total: 1 });
  });

  it('is read through the API page by page, the newest first', async () => {
    expect(await found({ overdue: true }, 3)).toEqual({ numbers: [7, 5, 3], nextCursor: '3' });
    expect(await found({ overdue: true, cursor: 3 }, 3)).toEqual({ numbers: [1], nextCursor: null });
  });

  it.each<[Omit<IssueSearch, 'limit'>, number[]]>([
    [{ overdue: true, department: '住建' }, [5, 1]],
    [{ overdue: true, assisting: '住建局' }, [3]],
    [{ overdue: true, group: '第一组' }, [3, 1]],
    [{ overdue: true, object: '凤凰粮食' }, [7, 1]],
    [{ overdue: true, number: 3 }, [3]],
    [{ overdue: true, state: ['closed'] }, []],
    [{ overdue: false, department: '住建局' }, [6, 4, 2]],
  ])('is found beside whatever else is asked: %j', async (search, numbers) => {
    expect((await found(search, 2)).numbers).toEqual(numbers.slice(0, 2));
    expect((await found(search)).numbers).toEqual(numbers);
  });

  it('is beside what is not, a department’s page by page', async () => {
    expect(await found({ department: '住建局' }, 3)).toEqual({ numbers: [6, 5, 4], nextCursor: '4' });
    expect(await found({ department: '住建局', cursor: 4 }, 3)).toEqual({
      numbers: [2, 1],
      nextCursor: null,
    });
    const open = { department: '住建局', state: ['open'] } as const;
    expect(await found(open, 3)).toEqual({ numbers: [6, 5, 4], nextCursor: '4' });
    expect(await found({ ...open, cursor: 4 }, 3)).toEqual({ numbers: [1], nextCursor: null });
    expect((await found({ department: '没有的局' })).numbers).toEqual([]);
  });

  it('is told of its own organisation alone', async () => {
    expect((await listOpenIssues(store.db, 2, { departmentId: idOf('住建局') }, 10)).total).toBe(0);
  });
});
