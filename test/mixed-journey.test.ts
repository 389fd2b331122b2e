import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MONDAY } from './support/seed-week.ts';
import { APP, startFakeFeishu, type FakeFeishu } from './support/feishu/fake.ts';
import { until } from './support/until.ts';
import { startWechatApp, type WechatApp } from './support/wechat/app.ts';

const PATIENCE_MS = 300_000;
const GROUP = '度假区工作一组';
const PHOTO = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(5_000, 3)]);

interface Issue {
  readonly state: string;
  readonly department: string;
  readonly result: string | null;
}

/** One ledger over both: the work groups sit in WeChat, everybody else in Feishu. */
describe('a report from WeChat that a department handles in Feishu', () => {
  let fake: FakeFeishu;
  let app: WechatApp;
  let clock = () => new Date(MONDAY);
  const chats = new Map<string, string>();
  const people = new Map<string, string>();
  const isWechat = (place: string) => place.includes('工作');

  /** A Feishu chat for a place, made when it is first asked for. */
  function chatOf(place: string): string {
    const found = chats.get(place) ?? fake.world.addChat(place, [...people.values()]).id;
    chats.set(place, found);
    return found;
  }
  const issue = () => app.api<Issue>('/api/issues/1');
  const inFeishu = (place: string) => fake.botSaid(chatOf(place)).join('\n');
  const inWechat = () => app.botSaid(GROUP).map(({ text }) => text);

  async function liaisonSays(text: string): Promise<void> {
    const { ack } = await fake.say(
      chatOf('住建局'),
      people.get('liaison') ?? '',
      `@${fake.world.botName} ${text}`,
    );
    expect(ack?.code).toBe(200);
    await app.idle();
  }

  beforeAll(async () => {
    fake = await startFakeFeishu({ now: () => clock().getTime() });
    people.set('liaison', fake.world.addPerson('赵安平'));
    app = await startWechatApp({
      now: MONDAY,
      platformOf: (place) => (isWechat(place) ? 'wechat' : 'feishu'),
      elsewhere: (place) => (isWechat(place) ? undefined : { chat: chatOf(place) }),
      prepare: (bind) => bind(`feishu:${people.get('liaison') ?? ''}`, '赵安平'),
      settings: {
        FEISHU_APP_ID: APP.appId,
        FEISHU_APP_SECRET: APP.appSecret,
        FEISHU_DOMAIN: fake.url,
      },
    });
    clock = () => app.clock.now();
    await until(
      'Feishu is connected',
      async () => {
        const { checks } = (await (await fetch(`${app.url}/health/ready`)).json()) as {
          checks: Record<string, string>;
        };
        return checks['feishu']?.startsWith('connected') === true;
      },
      30_000,
    );
  }, PATIENCE_MS);
  afterAll(async () => {
    await app.close();
    await fake.close();
  });

  it(
    'reaches the department in Feishu, with the liaison called by the Feishu account',
    async () => {
      await app.show(GROUP, 'member', 6, '现场.png', PHOTO);
      await app.say(GROUP, 'member', '报问题 凤凰粮食制品有限公司门口修路，货车进不了厂，请住建局协调');
      expect(await issue()).toMatchObject({ state: 'dispatched', department: '住建局' });
      expect(inFeishu('住建局')).toContain('#1');
      expect(inWechat().join('\n')).toContain('#1');
    },
    PATIENCE_MS,
  );

  it(
    'takes the photo along, byte for byte',
    async () => {
      const isThere = () => [...fake.world.files.values()].some(({ bytes }) => PHOTO.equals(bytes));
      await until(
        'the photo is in Feishu, and the line that goes with it',
        async () => {
          await app.idle();
          return isThere() && inFeishu('住建局').includes('随本条发来');
        },
        60_000,
      );
    },
    PATIENCE_MS,
  );

  it(
    'brings signature, answer and result back to WeChat',
    async () => {
      await liaisonSays('签收 #1');
      expect(inWechat().at(-1)).toContain('住建局已签收');
      await liaisonSays('答复 #1 每天7点到9点派人疏导');
      expect(inWechat().at(-1)).toContain('每天7点到9点派人疏导');
      await liaisonSays('办结 #1 便道已铺好，货车可以进出');
      expect(inWechat().at(-1)).toContain('便道已铺好，货车可以进出');
      expect(inWechat().at(-1)?.split('\n').at(-1)).toContain('#1 满意');
    },
    PATIENCE_MS,
  );

  it(
    'is confirmed in WeChat, and the department hears of it in Feishu',
    async () => {
      await app.say(GROUP, 'member', '#1 已解决，满意');
      expect(await issue()).toMatchObject({ state: 'closed', result: '便道已铺好，货车可以进出' });
      expect(inFeishu('住建局')).toContain('已办结');
    },
    PATIENCE_MS,
  );

  it(
    'stands in the bulletin on both, pictures included',
    async () => {
      await app.moveTo('2020-03-13T17:00:00+08:00');
      expect((await app.api<{ items: unknown[] }>('/api/deliveries?state=failed')).items).toEqual([]);
      await app.passUntil(() => inWechat().some((text) => text.includes('周通报')));
      expect(inFeishu('leaders')).toContain('周通报');
      expect(inWechat().some((text) => text.includes('周通报'))).toBe(true);
    },
    PATIENCE_MS,
  );
});
