import { afterEach, describe, expect, it } from 'vitest';
import { startFeishuApp, type FeishuApp, type FeishuAppOptions } from './support/feishu/app.ts';
import { openCast, type Cast, type Player } from './support/feishu/cast.ts';
import type { Weather } from './support/feishu/server.ts';
import { until } from './support/until.ts';

const GROUP = '度假区工作一组';
const DEPARTMENT = '住建局';
const MONDAY = '2020-03-09T09:00:00+08:00';
const REPORT = '报问题 凤凰粮食制品有限公司门口修路，货车进不了厂，请住建局协调';
interface Office {
  readonly app: FeishuApp;
  readonly cast: Cast;
  readonly member: Player;
  readonly group: string;
  readonly department: string;
  readonly leaders: string;
}

const open: FeishuApp[] = [];
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

/** A work group and a department on Feishu. */
async function openOffice(options: Partial<FeishuAppOptions> = {}): Promise<Office> {
  const app = await startFeishuApp({
    now: MONDAY,
    kind: 'postgres',
    fake: { times: { reconnectSeconds: 1 } },
    ...options,
  });
  open.push(app);
  const cast = await openCast(app);
  const member = await cast.bindPerson('谢静怡', '组员');
  const liaison = await cast.bindPerson('赵安平', '联络员');
  const group = await cast.bindChat(GROUP, [member]);
  const department = await cast.bindChat(DEPARTMENT, [liaison]);
  const leaders = await cast.bindChat('领导群', []);
  return { app, cast, member, group, department, leaders };
}

const issues = async (app: FeishuApp) =>
  (await app.api<{ items: { number: number }[] }>('/api/issues')).items;
const requests = ({ app, department }: Office) =>
  app.fake.botSaid(department).filter((text) => text.startsWith('【协调请求 #1】'));

describe('what Feishu pushes again and again', () => {
  it('five times over six hours, by both ways at once, and once more after a restart, is one issue and one card', async () => {
    const office = await openOffice({ way: 'both' });
    const { app, member, group } = office;
    const { event, message } = await app.fake.say(group, member.openId, `@协调助手 ${REPORT}`, {
      unpushed: true,
    });
    const twin = app.fake.events.of(event.header.event_type, event.event, message.at);
    const times = ['09:10', '09:11', '09:15', '10:10', '15:10'];
    for (const time of times) {
      await app.moveTo(`2020-03-09T${time}:00+08:00`);
      expect((await app.fake.push(event))?.code).toBe(200);
      await app.idle();
    }
    expect((await app.fake.push(twin))?.code).toBe(200);
    await app.restart();
    expect((await app.fake.push(event))?.code).toBe(200);
    await app.idle();
    expect(await issues(app)).toHaveLength(1);
    expect(app.fake.botMessages(group).filter(({ parentId }) => parentId === message.id)).toHaveLength(1);
    expect(requests(office)).toHaveLength(1);
  }, 120_000);

  it('a pressed button too is pressed once', async () => {
    const office = await openOffice({ way: 'both' });
    const { app, cast, member, group, department } = office;
    await cast.say(group, member, REPORT);
    const [liaison = ''] = app.fake.world.chats.get(department)?.members ?? [];
    const { event } = await app.fake.press(department, liaison, '签收');
    const again = await Promise.all([1, 2, 3].map(() => app.fake.push(event)));
    expect(again.map((ack) => ack?.code)).toEqual([200, 200, 200]);
    await app.idle();
    const history = await app.api<{ type: string }[]>('/api/issues/1/events');
    expect(history.filter(({ type }) => type === 'accepted')).toHaveLength(1);
  }, 120_000);
});

describe('ten minutes without Feishu', () => {
  /** Just before the leaders get their evening brief: it falls due while nobody answers. */
  async function sufferUntilBack(office: Office, weather: Weather): Promise<void> {
    const { app, cast, member, group } = office;
    await cast.say(group, member, REPORT);
    await app.moveTo('2020-03-09T18:59:00+08:00');
    app.fake.turn(weather);
    await app.moveTo('2020-03-09T19:05:00+08:00');
    const { ack } = await app.fake.say(group, member.openId, '@协调助手 报问题 明池玻璃停电了，请工信局协调');
    expect(ack?.code === 200).toBe(weather === 'broken');
    await until(
      'health says so',
      async () => !(await app.health()).checks['feishu']?.startsWith('connected'),
      30_000,
    );
    await app.moveTo('2020-03-09T19:09:00+08:00');
    app.fake.turn('fine');
    await until('it is connected again', async () => app.fake.socket.connections() > 0, 60_000);
    await app.moveTo('2020-03-09T20:30:00+08:00');
    await app.fake.retryDue();
    await app.idle();
    await app.moveTo('2020-03-09T20:40:00+08:00');
  }

  it.each(['cut', 'broken', 'silent'] as const)(
    'loses nothing and doubles nothing when the line is %s',
    async (weather) => {
      const office = await openOffice();
      const { app, group, department } = office;
      await sufferUntilBack(office, weather);
      expect(app.fake.pending()).toBe(0);
      expect(new Set((await issues(app)).map(({ number }) => number))).toEqual(new Set([1, 2]));
      const { leaders } = office;
      for (const chat of [department, group]) {
        const said = app.fake.botSaid(chat);
        expect(said).toHaveLength(new Set(said).size);
      }
      expect(app.fake.botSaid(leaders).filter((text) => text.includes('晚报'))).toHaveLength(1);
      const { items } = await app.api<{ items: { state: string }[] }>('/api/deliveries');
      expect(items.filter(({ state }) => state === 'failed' || state === 'cancelled')).toEqual([]);
      expect((await app.health()).checks['feishu']).toMatch(/^connected/);
    },
    180_000,
  );
});
