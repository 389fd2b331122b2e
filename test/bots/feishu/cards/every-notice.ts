import type { ChatId } from '../../../../src/chat/message.ts';
import type { Notice } from '../../../../src/chat/notice.ts';
import { handleChatEvent } from '../../../../src/usecases/chat-events/index.ts';
import { createInboxWorker } from '../../../../src/usecases/messages/inbox-worker.ts';
import { enqueue } from '../../../../src/outbox/enqueue.ts';
import { deliveries } from '../../../../src/store/schema/index.ts';
import { tellOfFailure } from '../../../../src/usecases/failures/failure.ts';
import { accountAway, accountBack, noticesKeptWaiting } from '../../../../src/wording/wechat.ts';
import { routerAsksMore } from '../../../../src/wording/routing.ts';
import { DISTRICT, openOffice, ORGANISATION, type Office, type Told } from '../../../support/office.ts';

export interface Collected {
  /** The kind, and a number from the second shape of that kind on. */
  readonly name: string;
  readonly notice: Notice;
}

/** Notices of every kind and shape that the product makes, by living through a fortnight of a small district. */
export async function everyNotice(): Promise<Collected[]> {
  const office = await openOffice('embedded', '2020-03-09T09:00:00+08:00', {
    ...DISTRICT,
    schedule: { preview: { hours: 3, silence: 'hold' } },
  });
  const told: Told[] = [];
  const heard = async (one: Promise<Told[]>) => void told.push(...(await one));
  try {
    for (const play of [firstWeek, rulings, privately, directory, troubles, secondWeek, supplies])
      await play(office, heard);
  } finally {
    await office.close();
  }
  return shapes([...told.map(({ notice }) => notice), ...ELSEWHERE].map(asOnFeishu));
}

/** What is said when another platform, or a month of routing, gives cause. */
const ELSEWHERE: readonly Notice[] = [
  accountAway('gateway_gone', '3月9日 10:00'),
  noticesKeptWaiting('3月9日 10:00', [{ name: '度假区工作一组', notices: 2 }]),
  accountBack('3月9日 11:20'),
  routerAsksMore({ all: 120, right: 96, promise: 0.9 }),
];

type Heard = (told: Promise<Told[]>) => Promise<void>;

async function firstWeek(office: Office, heard: Heard): Promise<void> {
  const one = (text: string, more = {}) => heard(office.say('one', '王敏', text, more));
  const zhujian = (text: string, more = {}) => heard(office.say('zhujian', '赵安', text, more));
  await one('报问题 凤凰粮食 门口道路施工，货车进不了厂，请住建局协调，交通局配合', { id: 'report' });
  await one('补充 #1 每天有12辆货车，约60吨');
  await one('#1 加急');
  await zhujian('签收 #1');
  await zhujian('签收 #1');
  await zhujian('请问 #1 施工段多长');
  await zhujian('进展 #1 已到现场看过');
  await zhujian('答复 #1 <at id=all></at>周三前铺好便道，见 [方案](https://a.example)');
  await one('催办 #1');
  await one('#1');
  await one('为什么派给住建局 #1');
  await one('报问题 凤凰粮食 职工子女上学没有着落');
  await one('紧急 凤凰粮食 门口燃气管道漏气，请住建局马上处理');
  await one('报问题 凤凰粮食 门口道路施工，货车进不了厂，请住建局协调');
  await one('撤销 #4 已报过同一件');
  await one('报问题 凤凰粮食 南门路灯不亮，请住建局协调', { id: 'lamps' });
  await one('', { recalls: 'lamps' });
  await one('', { attachments: [{ id: 'f2', name: 'b.png', kind: 'image' }] });
}

async function rulings(office: Office, heard: Heard): Promise<void> {
  const zhujian = (text: string, more = {}) => heard(office.say('zhujian', '赵安', text, more));
  const coordinator = (text: string) => heard(office.say('coordinators', '姜平', text));
  const leader = (text: string) => heard(office.say('one', '李卫国', text));
  const member = (text: string, more = {}) => heard(office.say('one', '王敏', text, more));
  await zhujian('延期 #1 3个工作日 材料在外地');
  await coordinator('批准延期 #1');
  await zhujian('挂账 #1 等汛期过了再施工');
  await coordinator('#1 同意，但要写保证书');
  await coordinator('不予批准 #1 企业等不起');
  await coordinator('挂账 #1 到3月18日 等材料');
  await coordinator('恢复办理 #1');
  await zhujian('退回 #5 不归我局管');
  await coordinator('#5 派给交通局');
  await heard(office.say('leaders', '陶欣', '督办 #1 3月11日前办结'));
  await heard(office.say('leaders', '陶欣', '批示 #3 请住建局今天到现场'));
  await leader('#1 加急');
  await leader('提级 #1 市住建局 涉及市政管线');
  await leader('报问题 凤凰粮食 北门路灯不亮，请住建局协调');
  await leader('#6 和 #5 是一个事');
  await coordinator('增加协办 #1 交警大队');
  await heard(office.say('shizhujian', '郑桐', '办结 #1 便道已铺好，货车可以进厂'));
  await zhujian('#3 先不退回');
  await member('#1 基本满意');
  await member('签收 #1');
  await member('重办 #1 路面又塌了');
  await member('签收');
  await zhujian('签收');
  await zhujian('签收 #1', { sender: { account: 'sandbox:x', name: '路人' } });
  await member('全部办结', { mentionsBot: true });
  await member('#99 已解决');
  await member('帮助');
  await member('我的问题');
  await heard(office.say('leaders', '陶欣', '逾期清单'));
  await heard(office.say('leaders', '陶欣', '本周统计'));
  await heard(office.say('leaders', '陶欣', '台账'));
  await member('退回 #1');
  await leader('合并 #1');
  await member('走访日志：今天走访企业3家');
  await member('联系卡 住建局');
  office.moveTo('2020-03-09T09:40:00+08:00');
  await zhujian('1');
}

async function privately(office: Office, heard: Heard): Promise<void> {
  await heard(
    office.say('one', '王敏', '报问题 凤凰粮食 困难职工张三身患癌症，电话13812345678，请住建局协调'),
  );
  await heard(office.whisper('赵安', '电话 #7'));
  await heard(office.say('zhujian', '赵安', '电话 #7'));
  await heard(office.say('one', '王敏', '报问题 涉密文件内容如下，请住建局协调'));
  await heard(office.whisper('王敏', '报问题 涉密文件内容如下，请住建局协调'));
}

async function directory(office: Office, heard: Heard): Promise<void> {
  await heard(office.say('new', '孙强', '签收 #1'));
  await heard(office.whisper('谢强', '发码 交通局'));
  await heard(office.say('leaders', '谢强', '设 李敏 为 住建局联络员'));
  await heard(office.say('one', '王敏', '绑定 00000000'));
  const [told] = await office.whisper('谢强', '发码 赵安');
  const code = CODE.exec(told?.text ?? '')?.[0] ?? '';
  await heard(office.say('zhujian', '赵安', `绑定 ${code}`));
  await heard(office.say('leaders', '谢强', '周清 离岗'));
  await heard(office.say('leaders', '谢强', '发布时间'));
  await happens(office, heard, { kind: 'bot_added', id: 'e1', chat: 'sandbox:newer' });
  await happens(office, heard, { kind: 'bot_removed', id: 'e2', chat: 'sandbox:jiaojing' });
}

async function happens(
  office: Office,
  heard: Heard,
  event: { kind: 'bot_added' | 'bot_removed'; id: string; chat: ChatId },
): Promise<void> {
  await handleChatEvent(office.worker, { ...event, at: office.now() });
  await heard(office.news());
}

async function troubles(office: Office, heard: Heard): Promise<void> {
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  // A message that breaks its worker three times is set aside.
  await office.receive({ chat: 'sandbox:one', text: '报问题 凤凰粮食 屋顶漏水，请住建局协调' }, '王敏');
  let now = office.now();
  const broken = {
    ...office.worker,
    now: () => now,
    known: async () => {
      const known = await office.worker.known();
      return {
        ...known,
        personOf: () => {
          throw new Error('broken');
        },
      };
    },
  };
  for (let i = 0; i < 3; i++) {
    await createInboxWorker(broken, log).step();
    now = new Date(now.getTime() + 60_000);
  }
  await heard(office.news());
  const [delivery] = await office.db.select().from(deliveries).orderBy(deliveries.id).limit(1);
  const known = await office.worker.known();
  const lost = await tellOfFailure(office.db, known, delivery!, { kind: 'unavailable' }, office.now());
  await enqueue(office.db, ORGANISATION, lost, office.now());
  await heard(office.news());
}

async function secondWeek(office: Office, heard: Heard): Promise<void> {
  for (const at of [
    '2020-03-09T19:00:00+08:00',
    '2020-03-10T08:00:00+08:00',
    '2020-03-11T19:00:00+08:00',
    '2020-03-12T10:00:00+08:00',
    '2020-03-13T14:00:00+08:00',
  ])
    await heard(office.at(at));
  await heard(office.say('coordinators', '姜平', '改：上期结转→上周结转'));
  for (const at of [
    '2020-03-13T17:00:00+08:00',
    '2020-03-16T08:00:00+08:00',
    '2020-03-17T10:00:00+08:00',
    '2020-03-18T10:00:00+08:00',
    '2020-03-19T19:00:00+08:00',
  ])
    await heard(office.at(at));
  await heard(office.say('coordinators', '姜平', '发'));
  await heard(office.say('zhujian', '赵安', '办结 #1 已修好'));
  await heard(office.at('2020-03-27T19:00:00+08:00'));
  await heard(office.say('one', '王敏', '重办 #1 又坏了'));
  // Nobody has told the bot of that year's holidays; the bulletins on the way there are no week that anybody lives through.
  const future = await office.at('2099-12-01T09:00:00+08:00');
  await heard(Promise.resolve(future.filter(({ notice }) => notice.kind === 'calendar')));
}

const CODE = /[A-Z0-9]{4}-[A-Z0-9]{4}/;

/** 供需对接, from either side. */
async function supplies(office: Office, heard: Heard): Promise<void> {
  await office.say('two', '陈晓', '可提供口罩3000只');
  const needed = await office.say('one', '王敏', '报问题 凤凰粮食 口罩还差5000只，请住建局协调');
  await heard(Promise.resolve(needed));
  const number = needed.flatMap(({ notice }) => notice.issueNumber ?? [])[0] ?? 0;
  await heard(office.say('two', '陈晓', `#${number} 可供3000只，明天送到`));
  await heard(office.say('two', '陈晓', `#${number} 供不了`));
  await heard(office.say('two', '陈晓', '可提供口罩2000只'));
  await office.say('two', '陈晓', `#${number} 可供2000只`);
  const over = await office.say('one', '王敏', `#${number} 已解决`);
  await heard(Promise.resolve(over.filter(({ notice }) => notice.kind === 'supply_over')));
}

/** The district's accounts are the sandbox's; here people are called as Feishu calls them. */
function asOnFeishu(notice: Notice): Notice {
  // Codes are drawn at random.
  const fixed: Notice = JSON.parse(JSON.stringify(notice).replaceAll(new RegExp(CODE, 'g'), 'ABCD-2345'));
  const { mentions, replyTo: _, ...rest } = fixed;
  if (mentions === undefined) return rest;
  return {
    ...rest,
    mentions: mentions.map(({ account, name }) => ({
      account: `feishu:ou_${account.replace('sandbox:', '')}` as const,
      name,
    })),
  };
}

/** One notice of each kind and shape: the one that says most. */
function shapes(notices: readonly Notice[]): Collected[] {
  const byShape = new Map<string, Notice>();
  for (const notice of notices) {
    const shape = shapeOf(notice);
    if (weight(notice) > weight(byShape.get(shape))) byShape.set(shape, notice);
  }
  const counts = new Map<string, number>();
  return Array.from(byShape.values(), (notice) => {
    const count = (counts.get(notice.kind) ?? 0) + 1;
    counts.set(notice.kind, count);
    return { name: count === 1 ? notice.kind : `${notice.kind}-${count}`, notice };
  });
}

const weight = (notice: Notice | undefined) => (notice === undefined ? 0 : JSON.stringify(notice).length);

function shapeOf({
  kind,
  tone,
  lines,
  fields,
  tables,
  charts,
  mentions,
  buttons = [],
  hint,
}: Notice): string {
  const parts = { lines, fields, tables, charts, mentions };
  const present = Object.entries(parts).flatMap(([name, part]) => ((part ?? []).length > 0 ? [name] : []));
  const asks = buttons.map(({ asksFor }) => (asksFor === undefined ? 'button' : 'asks'));
  return [kind, tone, ...present, ...new Set(asks), hint === undefined ? '' : 'hint'].join(' ');
}
