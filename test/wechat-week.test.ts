import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MONDAY, playSeedWeek } from './support/seed-week.ts';
import { newDatabase } from './support/store.ts';
import { startWechatApp, type WechatApp } from './support/wechat/app.ts';
import { wechatStage } from './support/wechat/stage.ts';

/** A week with the pauses of an account that speaks like a person, on a machine that has other things to do. */
const PATIENCE_MS = 400_000;

interface Issue {
  readonly number: number;
  readonly state: string;
  readonly department: string | null;
}

describe('the week of the seed cases in WeChat', () => {
  let app: WechatApp;
  beforeAll(async () => {
    app = await startWechatApp({ now: MONDAY, settings: { DATABASE_URL: await newDatabase() } });
    await playSeedWeek(wechatStage(app));
  }, PATIENCE_MS);
  afterAll(() => app.close());

  it('leaves the ledger that it leaves everywhere', async () => {
    const { items } = await app.api<{ items: Issue[] }>('/api/issues?limit=100');
    const issues = items.toSorted((a, b) => a.number - b.number);
    expect(issues.map(({ number, department, state }) => [number, department, state])).toEqual([
      [1, '住建局', 'closed'],
      [2, '文旅局', 'closed'],
      [3, '工信局', 'closed'],
      [4, '省发改委', 'closed'],
      [5, '金融办', 'resolved'],
      [6, '交警大队', 'accepted'],
      [7, '商务局', 'closed'],
    ]);
  });

  it('asks a department in words that can be typed', () => {
    const [request] = app.botSaid('住建局').map(({ text }) => text);
    expect(request).toContain('#1');
    expect(request?.split('\n').at(-1)).toMatch(/^回复：签收 #1；.*（引用本条可不写编号）$/);
  });

  it('calls the liaison by name, so that the phone rings', () => {
    const { account, person } = app.seat('住建局', 'liaison');
    const [request] = app.botSaid('住建局');
    expect(request?.mentionIds).toContain(account.slice('wechat:'.length));
    expect(request?.text).toContain(`@${person}\u2005`);
  });

  it(
    'posts one bulletin to the leaders',
    async () => {
      const bulletins = () => app.botSaid('leaders').filter(({ text }) => text.includes('周通报》第1期'));
      await app.passUntil(() => bulletins().length > 0);
      expect(bulletins()).toHaveLength(1);
    },
    PATIENCE_MS,
  );

  it('delivered everything', async () => {
    expect((await app.api<{ items: unknown[] }>('/api/deliveries?state=failed')).items).toEqual([]);
  });
});
