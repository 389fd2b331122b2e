import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '../../src/store/database/open.ts';
import { openTestStore } from '../support/store.ts';
import { sendInOrder, statesOf } from './order.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore('postgres');
});
afterAll(() => store.close());

it('no chat hears anything before what is older, whichever dispatchers fail and die', async () => {
  const [chats, messagesPerChat] = [40, 30];
  const found = await sendInOrder(store.db, {
    chats,
    messagesPerChat,
    dispatchers: 3,
    failing: 5,
    killEvery: 4,
    seed: 20_200_313,
  });
  expect(found.deaths).toBeGreaterThan(0);
  expect(found).toMatchObject({ said: chats * messagesPerChat, inversions: 0, doubled: 0, givenUp: 0 });
  const { running = 0, failed = 0 } = await statesOf(store.db);
  expect({ running, failed }).toEqual({ running: 0, failed: 0 });
});
