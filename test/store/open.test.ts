import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { organisations } from '../../src/store/schema/index.ts';
import { DATABASES, openTestStore } from '../support/store.ts';

describe.each(DATABASES)('a fresh ledger on the %s database', (kind) => {
  it('has its tables and nothing in them', async () => {
    const store = await openTestStore(kind);
    expect(await store.db.select().from(organisations)).toEqual([]);
    await store.close();
  });

  it('keeps every event as it was written', async () => {
    const store = await openTestStore(kind);
    await store.db.execute(sql`insert into issues
      (organisation_id, number, title, detail, source_chat, source_message, reporter_account, reporter_name, state,
       priority, sensitive, quantities, reported_at, return_count, reopen_count, unverified, needs_decision, urge_count, last_seq)
      values (1, 1, '路断了', '路断了', 'sandbox:a', 'm1', 'sandbox:p', '王', 'reported', 'normal', false, '[]', now(), 0, 0, false, false, 0, 1)`);
    await store.db
      .execute(sql`insert into issue_events (organisation_id, issue_number, seq, type, at, actor, to_state, body)
      values (1, 1, 1, 'reported', now(), '{}', 'reported', '{}')`);
    await expect(store.db.execute(sql`delete from issue_events`)).rejects.toThrow(/issue_events/);
    await expect(store.db.execute(sql`update issue_events set seq = 2`)).rejects.toThrow(/issue_events/);
    await store.close();
  });
});
