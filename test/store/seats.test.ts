import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/database/open.ts';
import { holdSeat, leaveSeat } from '../../src/store/seats.ts';
import { DATABASES, openTestStore } from '../support/store.ts';

describe.each(DATABASES)('what one process at a time may hold, on the %s database', (kind) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(kind);
  });
  afterAll(() => store.close());

  const hold = (holder: string, seat = 'wechat') => holdSeat(store.db, 1, { seat, holder, forMs: 45_000 });

  it('is held by whoever comes first, for as long as it asks again', async () => {
    expect(await hold('a')).toBe(true);
    expect(await hold('b')).toBe(false);
    expect(await hold('a')).toBe(true);
  });

  it('is taken over when its holder is gone', async () => {
    await store.db.execute(
      sql`update facts set value = jsonb_set(value, '{until}', to_jsonb(clock_timestamp() - interval '1 second')) where name = 'seat:wechat'`,
    );
    expect(await hold('b')).toBe(true);
    expect(await hold('a')).toBe(false);
  });

  it('is given back at once, by its holder alone', async () => {
    await leaveSeat(store.db, 1, 'wechat', 'a');
    expect(await hold('a')).toBe(false);
    await leaveSeat(store.db, 1, 'wechat', 'b');
    expect(await hold('a')).toBe(true);
  });

  it('goes to one of many who come at once', async () => {
    const held = await Promise.all(['c', 'd', 'e', 'f'].map((holder) => hold(holder, 'another')));
    expect(held.filter(Boolean)).toHaveLength(1);
  });
});
