import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from './support/app.ts';
import { startFeishuApp, type FeishuApp } from './support/feishu/app.ts';
import { REAL_LIMITS } from './support/feishu/limits.ts';
import { openStage, type FeishuStage } from './support/feishu/stage.ts';
import { MONDAY, playSeedWeek, type Stage } from './support/seed-week.ts';
import { until } from './support/until.ts';

interface Ledger {
  readonly issues: readonly Record<string, unknown>[];
  readonly events: readonly unknown[];
  readonly bulletin: string;
}

function sandboxStage(app: TestApp): Stage {
  return {
    say: async (...said) => void (await app.say(...said)),
    press: (...pressed) => app.press(...pressed),
    moveTo: (now) => app.moveTo(now),
  };
}

type Api = <Answer>(path: string) => Promise<Answer>;

/** All that the week left behind but the moments, which differ by seconds. */
async function ledgerOf(app: { api: Api }): Promise<Ledger> {
  const api: Api = (path) => app.api(path);
  const { items } = await api<{ items: Record<string, unknown>[] }>('/api/issues?limit=100');
  const sorted = items.toSorted((a, b) => Number(a['number']) - Number(b['number']));
  const events = [];
  for (const { number } of sorted)
    events.push(await api<Record<string, unknown>[]>(`/api/issues/${Number(number)}/events`));
  const summaries = await api<{ items: { id: number; scope: string }[] }>('/api/summaries?kind=weekly');
  const whole = summaries.items.find(({ scope }) => scope === 'organisation');
  const { text } = await api<{ text: string }>(`/api/summaries/${whole?.id ?? 0}`);
  return {
    issues: withoutMoments(sorted),
    events: withoutMoments(events),
    bulletin: text,
  };
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T/;

/** Moments become days, however deep they stand. */
function withoutMoments<Value>(value: Value): Value {
  return JSON.parse(
    JSON.stringify(value, (_, one: unknown) =>
      typeof one === 'string' && MOMENT.test(one) ? one.slice(0, 10) : one,
    ),
  ) as Value;
}

/** Nothing is due, on its way or to be said again: a notice waits while its picture is still drawn, and comes again. */
async function allSaid(app: FeishuApp): Promise<void> {
  const open = async (state: string) =>
    (await app.api<{ items: { dueAt: string }[] }>(`/api/deliveries?state=${state}&limit=100`)).items;
  const soon = (dueAt: string) => new Date(dueAt).getTime() < app.clock.now().getTime() + 60_000;
  await until(
    'everything is said',
    async () => {
      // In the order in which a notice passes through them, so that none slips from one to the next unseen.
      for (const state of ['retryable', 'available', 'running', 'retryable'])
        if ((await open(state)).some(({ dueAt }) => soon(dueAt))) return false;
      return true;
    },
    120_000,
  );
}

/** Two weeks and sixty bindings on a machine that has other things to do. */
const PATIENCE_MS = 300_000;

const TOO_OFTEN_IN_CHAT = 230020;

describe('the week of the seed cases', () => {
  let sandbox: TestApp;
  let expected: Ledger;
  beforeAll(async () => {
    sandbox = await startTestApp('postgres', MONDAY);
    await playSeedWeek(sandboxStage(sandbox));
    expected = await ledgerOf(sandbox);
  }, PATIENCE_MS);
  afterAll(() => sandbox.close());

  it('fills the sandbox’s ledger as everybody knows it', () => {
    expect(expected.issues).toHaveLength(7);
    expect(expected.issues.map(({ state }) => state)).toEqual([
      'closed',
      'closed',
      'closed',
      'closed',
      'resolved',
      'accepted',
      'closed',
    ]);
    expect(expected.bulletin).toContain('周通报');
  });

  describe.each(['socket', 'webhook'] as const)('on Feishu by %s', (way) => {
    let app: FeishuApp;
    let stage: FeishuStage;
    beforeAll(async () => {
      app = await startFeishuApp({ now: MONDAY, way, kind: 'postgres', fake: { limits: REAL_LIMITS } });
      stage = await openStage(app, sandbox);
      await playSeedWeek(stage);
      await allSaid(app);
    }, PATIENCE_MS);
    afterAll(() => app.close());

    it('leaves the same ledger and the same bulletin as in the sandbox', async () => {
      expect(await ledgerOf(app)).toEqual(expected);
    });

    it('tells the leaders the bulletin once, and each group its part', () => {
      for (const place of ['leaders', '度假区工作一组', '度假区工作二组', '市派工作组', '省派工作组'])
        expect(stage.botSaid(place).filter((text) => text.includes('周通报'))).toHaveLength(1);
    });

    it('delivered everything it had to say, within the limits of the platform', async () => {
      const failed = await app.api<{ items: unknown[] }>('/api/deliveries?state=failed');
      expect(failed.items).toEqual([]);
      const refused = app.fake.calls.filter(({ code }) => code !== 0 && code !== undefined);
      expect(refused.filter(({ code }) => code !== TOO_OFTEN_IN_CHAT)).toEqual([]);
      // A machine that stalls may send late what it counted early; it waits then and says it again.
      expect(refused.length).toBeLessThan(app.fake.calls.length / 100);
    });
  });
});
