import { pino } from 'pino';
import { like, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliveries, inbox, issueEvents, issues } from '../../src/store/schema/index.ts';
import { createInboxWorker } from '../../src/usecases/messages/inbox-worker.ts';
import { openOffice, type Office } from '../support/office.ts';

const log = pino({ level: 'silent' });

describe('reports of several chats that are worked off together', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice('postgres', '2020-03-09T01:00:00Z');
  });
  afterEach(() => office.close());

  const step = () => createInboxWorker(office.worker, log).step();
  const one = () =>
    office.receive({ chat: 'sandbox:one', text: '凤凰粮食货车进不了厂，请交通局协调' }, '王敏');
  const two = () => office.receive({ chat: 'sandbox:two', text: '俊富无纺布停水三天，请住建局协调' }, '陈晓');

  it('become what they become one by one', async () => {
    await one();
    await two();
    expect(await step()).toBe(2);
    const together = await office.news();
    const [first, second] = [await office.issue(1), await office.issue(2)];
    expect([first.sourceChat, second.sourceChat]).toEqual(['sandbox:one', 'sandbox:two']);

    const other = await openOffice('postgres', '2020-03-09T01:00:00Z');
    await other.say('one', '王敏', '凤凰粮食货车进不了厂，请交通局协调');
    await other.say('two', '陈晓', '俊富无纺布停水三天，请住建局协调');
    expect(first).toEqual({ ...(await other.issue(1)), sourceMessage: first.sourceMessage });
    expect(second).toEqual({ ...(await other.issue(2)), sourceMessage: second.sourceMessage });
    expect(await office.events(2)).toEqual(
      (await other.events(2)).map((event) => ({
        ...event,
        body: expect.anything(),
        inboxId: expect.any(Number),
      })),
    );
    const said = await other.db.select().from(deliveries).orderBy(deliveries.id);
    expect(together.map(({ chat, text }) => ({ chat, text })).length).toBe(said.length);
    expect(together.map(({ chat, notice }) => `${chat} ${notice.title}`)).toEqual(
      said.map(({ chat, notice }) => `${chat} ${notice.title}`),
    );
    await other.close();
  });

  it('go their own ways where the one transaction fails, and no number is lost', async () => {
    await office.db.execute(sql`create function refuse() returns trigger language plpgsql as $$
      begin if new.source_chat = 'sandbox:two' then raise exception 'no'; end if; return new; end $$`);
    await office.db.execute(
      sql`create trigger refuse before insert on issues for each row execute function refuse()`,
    );
    await one();
    await two();
    await step();
    const states = await office.db
      .select({ chat: inbox.chat, state: inbox.state })
      .from(inbox)
      .orderBy(inbox.id);
    expect(states).toEqual([
      { chat: 'sandbox:one', state: 'done' },
      { chat: 'sandbox:two', state: 'retryable' },
    ]);
    await office.db.execute(sql`drop trigger refuse on issues`);
    office.moveTo('2020-03-09T01:01:00Z');
    await step();
    const numbers = await office.db.select({ number: issues.number }).from(issues).orderBy(issues.number);
    expect(numbers).toEqual([{ number: 1 }, { number: 2 }]);
  });

  it('are worked off though one beside them cannot even be looked at', async () => {
    await one();
    await two();
    const known = await office.worker.known();
    const broken = {
      ...known,
      personOf: (account: string) => {
        if (known.personOf(account)?.name === '陈晓') throw new Error('broken');
        return known.personOf(account);
      },
    };
    await createInboxWorker({ ...office.worker, known: async () => broken }, log).step();
    const states = await office.db
      .select({ chat: inbox.chat, state: inbox.state, attempt: inbox.attempt })
      .from(inbox)
      .orderBy(inbox.id);
    expect(states).toEqual([
      { chat: 'sandbox:one', state: 'done', attempt: 1 },
      { chat: 'sandbox:two', state: 'retryable', attempt: 1 },
    ]);
  });

  it('wait for one whose worker died: it is taken alone, so that no kill counts against another', async () => {
    await one();
    await two();
    await office.db.execute(
      sql`update inbox set attempt = 1, state = 'retryable' where chat = 'sandbox:two'`,
    );
    const attempts = () =>
      office.db.select({ state: inbox.state, attempt: inbox.attempt }).from(inbox).orderBy(inbox.id);

    expect(await step()).toBe(1);
    expect(await attempts()).toEqual([
      { state: 'available', attempt: 0 },
      { state: 'done', attempt: 2 },
    ]);
    expect(await step()).toBe(1);
    expect(await attempts()).toMatchObject([{ state: 'done', attempt: 1 }, { state: 'done' }]);
  });

  it('are set aside when five workers died on them, told to the coordinators, and their chat goes on', async () => {
    await one();
    await one();
    await office.db.execute(sql`update inbox set attempt = 5, state = 'retryable' where id = 1`);
    await step();
    await step();
    expect(await office.db.select({ state: inbox.state }).from(inbox).orderBy(inbox.id)).toEqual([
      { state: 'set_aside' },
      { state: 'done' },
    ]);
    const told = await office.db.select().from(deliveries).where(like(deliveries.dedupeKey, 'set_aside:%'));
    expect(told.map(({ chat }) => chat)).toEqual(['sandbox:coordinators']);
  });

  it('leave nothing behind where a lease was lost meanwhile', async () => {
    await one();
    await two();
    // Somebody else takes the second up while the transaction runs.
    await office.db.execute(sql`create function snatch() returns trigger language plpgsql as $$
      begin update inbox set fence = fence + 1 where chat = 'sandbox:two'; return new; end $$`);
    await office.db.execute(
      sql`create trigger snatch before insert on issues for each row execute function snatch()`,
    );
    await step();
    await office.db.execute(sql`drop trigger snatch on issues`);
    const found = await office.db.select({ chat: issues.sourceChat }).from(issues);
    expect(found).toEqual([{ chat: 'sandbox:one' }]);
    expect(await office.db.$count(issueEvents)).toBe(2);
  });

  it('share their transaction with nothing that does more than report', async () => {
    await one();
    await step();
    await office.news();
    await two();
    await office.receive({ chat: 'sandbox:jiaotong', text: '签收 #1' }, '孙强');
    expect(await step()).toBe(2);
    expect((await office.issue(1)).state).toBe('accepted');
    expect((await office.issue(2)).state).toBe('dispatched');
  });
});
