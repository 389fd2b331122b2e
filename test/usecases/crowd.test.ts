import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatId } from '../../src/chat/message.ts';
import { foldEvents } from '../../src/issues/fold.ts';
import { ISSUE_ACTIONS, RULES } from '../../src/issues/lifecycle.ts';
import { openStore, type Store } from '../../src/store/database/open.ts';
import { deliveries, inbox, issueEvents } from '../../src/store/schema/index.ts';
import { createInboxWorker } from '../../src/usecases/messages/inbox-worker.ts';
import { createKnownCache } from '../../src/usecases/known.ts';
import { openOffice, ORGANISATION, type Office } from '../support/office.ts';
import { newDatabase } from '../support/store.ts';

const CLIENTS = 50;
const ISSUES = 20;
const REPLICAS = 3;
const NOW = '2020-03-09T09:00:00+08:00';

/** Who presses, and what: every button contradicts some other. */
const BUTTONS: readonly (readonly [string, (n: number) => string])[] = [
  ['赵安', (n) => `签收 #${n}`],
  ['赵安', (n) => `退回 #${n} 不归我们管`],
  ['赵安', (n) => `办结 #${n} 已修好`],
  ['姜平', (n) => `#${n} 派给交通局`],
  ['王敏', (n) => `#${n} 确认 满意`],
  ['王敏', (n) => `重办 #${n} 又坏了`],
  ['王敏', (n) => `撤销 #${n} 重复上报`],
  ['姜平', (n) => `合并 #${n} #${(n % ISSUES) + 1}`],
  ['姜平', (n) => `挂账 #${n} 等批文`],
  ['姜平', (n) => `恢复办理 #${n}`],
];

describe('fifty clients pressing contradictory buttons on the same twenty issues', () => {
  let office: Office;
  let stores: Store[];
  beforeAll(async () => {
    const databaseUrl = await newDatabase();
    stores = await Promise.all(
      Array.from({ length: REPLICAS }, () => openStore({ databaseUrl, dataDir: '' }, new Date(NOW))),
    );
    office = await openOffice('postgres', NOW, undefined, stores[0], 'fresh');
    for (let n = 1; n <= ISSUES; n++)
      await office.say('one', '王敏', `报问题 凤凰粮食 第${n}处路灯坏了，请住建局协调`);
  });
  afterAll(async () => {
    for (const store of stores) await store.close();
  });

  it('lose nothing, and leave each issue as the order in its log explains', async () => {
    await Promise.all(
      Array.from({ length: CLIENTS }, async (_, client) => {
        for (let i = 0; i < 8; i++) {
          const [name, text] = BUTTONS[(client * 3 + i * 7) % BUTTONS.length]!;
          const number = ((client * 5 + i * 11) % ISSUES) + 1;
          const chat: ChatId = `sandbox:client-${client}`;
          await office.receive(
            { id: `press-${client}-${i}`, chat, text: text(number), isPrivate: true },
            name,
          );
        }
      }),
    );
    await Promise.all(stores.map((store) => drain(store)));

    const rows = await office.db.select().from(inbox);
    expect(rows.filter(({ state }) => state !== 'done').map(({ id, error }) => [id, error])).toEqual([]);
    expect(rows).toHaveLength(ISSUES + CLIENTS * 8);
    const answered = new Set(
      (await office.db.select().from(deliveries)).map(
        ({ dedupeKey }) => /^inbox:(\d+):\d+$/.exec(dedupeKey)?.[1],
      ),
    );
    expect(rows.filter(({ id }) => !answered.has(String(id)))).toEqual([]);
    for (let n = 1; n <= ISSUES; n++) await expectExplained(n);
  }, 120_000);

  async function drain({ db }: Store): Promise<void> {
    const worker = { ...office.worker, db, known: createKnownCache(db, ORGANISATION, new Set(['sandbox'])) };
    const { step } = createInboxWorker(worker, pino({ level: 'silent' }));
    for (let idle = 0; idle < 5;) {
      idle = (await step()) === 0 ? idle + 1 : 0;
      const open = await db.$count(inbox, eq(inbox.state, 'done'));
      if (open < ISSUES + CLIENTS * 8) idle = 0;
    }
  }

  /** The log is gap-free, every step in it was legal from where it stood, and the row is where it leads. */
  async function expectExplained(number: number): Promise<void> {
    const events = await office.events(number);
    expect(await office.issue(number)).toEqual(foldEvents(events));
    for (const { from, to, body } of events.slice(1)) {
      const legal = ISSUE_ACTIONS.some(
        (action) =>
          from !== null && RULES[action].from.includes(from) && [to, 'same'].includes(RULES[action].to),
      );
      expect(legal, `#${number}: ${body.type} from ${from} to ${to}`).toBe(true);
    }
    const types = await office.db.select().from(issueEvents).where(eq(issueEvents.issueNumber, number));
    expect(types).toHaveLength(events.length);
  }
});
