import { describe, expect, it } from 'vitest';
import { readFact } from '../../src/store/facts.ts';
import { createKnownCache } from '../../src/usecases/known.ts';
import { FLOOR_FACT } from '../../src/usecases/routing/floor.ts';
import { watchRouting } from '../../src/usecases/routing/watch.ts';
import { openStage } from '../../src/usecases/turn.ts';
import { dispatched, layIssue, ORGANISATION } from '../support/ledger.ts';
import { openOffice } from '../support/office.ts';

const MARCH = '2020-03-02T09:00:00+08:00';
const APRIL = '2020-04-01T03:00:00+08:00';
const DEADLINE = '2020-03-20T09:30:00.000Z';

/** So many lone decisions of March, the last of them wrong; the surer, the later. */
async function decided(
  office: Awaited<ReturnType<typeof openOffice>>,
  all: number,
  wrong: number,
): Promise<void> {
  const lead = (await office.worker.known()).departmentNamed('住建局')?.id ?? 0;
  for (let number = 1; number <= all; number++) {
    const plain = dispatched(lead, [], DEADLINE);
    const candidates = [{ departmentId: lead, confidence: number <= wrong ? 0.85 : 0.95 }];
    const routing = { step: 'learned', because: [], candidates } as const;
    const answer =
      number <= wrong
        ? ({
            to: 'returned',
            body: { type: 'returned', reason: '不归我们', departmentId: lead, suggestedId: null },
          } as const)
        : ({
            to: 'resolved',
            body: { type: 'resolved', result: '好了', departmentId: lead, waitsUntil: null },
          } as const);
    await layIssue(office.db, number, {}, [{ ...plain, body: { ...plain.body, routing } }, answer]);
  }
}

async function watch(office: Awaited<ReturnType<typeof openOffice>>) {
  const known = await office.worker.known();
  return office.db.transaction(async (tx) => {
    const stage = openStage(tx, ORGANISATION, known, office.now());
    const result = await watchRouting(stage);
    return { result, told: stage.outgoing.map(({ chat, notice }) => `${chat} ${notice.lines.join('')}`) };
  });
}

describe('the promise that the router makes', () => {
  it('is held against last month: broken, it asks more and tells the coordinators once', async () => {
    const office = await openOffice('postgres', MARCH);
    await decided(office, 40, 3);
    office.moveTo(APRIL);
    const { result, told } = await watch(office);
    expect(result).toBe('broken');
    expect(told).toEqual([
      'sandbox:coordinators 上月自动派单40件，派准37件（92.5%），低于约定的98%本月起没有把握的都先问人，准了再放开；不用您做什么',
    ]);
    expect(await readFact(office.db, ORGANISATION, FLOOR_FACT)).toEqual({ confidence: 0.999 });
    expect(await watch(office)).toEqual({ result: 'looked at already', told: [] });
    await office.close();
  });

  it('asks for no more confidence than would have kept it', async () => {
    const office = await openOffice('postgres', MARCH);
    await decided(office, 140, 4);
    office.moveTo(APRIL);
    expect(await watch(office)).toMatchObject({ result: 'broken' });
    expect(await readFact(office.db, ORGANISATION, FLOOR_FACT)).toEqual({ confidence: 0.95 });
    await office.close();
  });

  it('says nothing where it was kept, or where too few were decided to tell', async () => {
    const office = await openOffice('postgres', MARCH);
    await decided(office, 19, 3);
    office.moveTo(APRIL);
    expect(await watch(office)).toEqual({ result: 'too few', told: [] });
    const calm = await openOffice('postgres', MARCH);
    await decided(calm, 30, 0);
    calm.moveTo(APRIL);
    expect(await watch(calm)).toEqual({ result: 'kept', told: [] });
    await Promise.all([office.close(), calm.close()]);
  });

  it('makes every process ask from then on', async () => {
    const file = {
      departments: [
        { name: '住建局', responsibilities: ['路灯不亮'] },
        ...['交通局', '金融办', '人社局', '税务局', '民政局'].map((name) => ({
          name,
          responsibilities: [`${name}的事`],
        })),
      ],
      workGroups: [{ name: '一组', members: [{ name: '王敏' }] }],
      chats: [{ platform: 'sandbox', id: 'one', kind: 'work_group', boundTo: '一组' }],
    };
    const office = await openOffice('postgres', MARCH, file);
    const request = { text: '门口路灯不亮', named: [] };
    const other = createKnownCache(office.db, ORGANISATION, new Set(['sandbox']));
    expect((await other()).router.route(request).decision).toBe('route');
    await decided(office, 40, 3);
    office.moveTo(APRIL);
    await watch(office);
    expect((await other()).router.route(request).decision).toBe('ask');
    await office.close();
  });
});
