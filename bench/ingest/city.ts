import { directoryFile } from '../../src/directory/file-schema.ts';
import type { Db } from '../../src/store/database/client.ts';
import { bindAccount, raiseDirectoryVersion } from '../../src/store/directory/bindings.ts';
import { readDirectory } from '../../src/store/directory/read.ts';
import { writeDirectory } from '../../src/store/directory/write.ts';
import type { World } from '../../test/support/feishu/world.ts';

const DEPARTMENTS = [
  '住建局',
  '交通局',
  '交警大队',
  '金融办',
  '人社局',
  '市场监管局',
  '税务局',
  '供电公司',
  '水务局',
  '环保局',
];
const KINDS = ['enterprise', 'project', 'village', 'community'] as const;
const PROBLEMS = [
  '货车进不了厂',
  '停水三天',
  '贷款批不下来',
  '招不到工人',
  '道路施工影响出货',
  '变压器容量不够',
  '缺口罩五千只',
];

export interface Reporter {
  readonly chatId: string;
  readonly openId: string;
  /** A report as it is typed there; each number makes another. */
  report(number: number): string;
  chatter(number: number): string;
  /** The platform knows what was said, so that it can be answered. */
  said(messageId: string, text: string): void;
}

/** A city on Feishu: so many groups with a chat and a reporter each, ten departments' chats, so many objects. */
export async function layCity(
  db: Db,
  world: World,
  size: { groups: number; objects: number },
  now: Date,
): Promise<Reporter[]> {
  const objects = Array.from({ length: size.objects }, (_, i) => ({
    name: `${SYLLABLES[i % 40]}${SYLLABLES[(i * 7 + 3) % 40]}${SYLLABLES[Math.floor(i / 40) % 40]}${i}号公司`,
    kind: KINDS[i % 4]!,
  }));
  const groups = Array.from({ length: size.groups }, (_, i) => ({
    name: `第${i + 1}工作组`,
    serviceObjects: objects.filter((_one, at) => at % size.groups === i).map(({ name }) => name),
    members: [{ name: `组员${i + 1}` }],
  }));
  const seats = groups.map(({ name }, i) => {
    const openId = world.addPerson(`组员${i + 1}`);
    return { openId, chatId: world.addChat(name, [openId]).id };
  });
  const file = directoryFile.parse({
    departments: DEPARTMENTS.map((name, i) => ({ name, liaisons: [{ name: `联络${i + 1}` }] })),
    workGroups: groups,
    serviceObjects: objects,
    chats: [
      ...groups.map(({ name }, i) => ({
        platform: 'feishu',
        id: seats[i]!.chatId,
        kind: 'work_group',
        boundTo: name,
      })),
      ...DEPARTMENTS.map((name) => ({
        platform: 'feishu',
        id: world.addChat(name, []).id,
        kind: 'department',
        boundTo: name,
      })),
    ],
  });
  await db.transaction((tx) => writeDirectory(tx, 1, file, now));
  const directory = await readDirectory(db, 1);
  const personOf = new Map(directory?.people.map(({ id, name }) => [name, id]));
  for (const [i, { openId }] of seats.entries())
    await bindAccount(db, 1, `feishu:${openId}`, personOf.get(`组员${i + 1}`)!, now);
  await raiseDirectoryVersion(db, 1);
  return seats.map((seat, i) => ({
    ...seat,
    report: (n) => {
      const object = groups[i]!.serviceObjects[n % Math.max(1, groups[i]!.serviceObjects.length)] ?? '';
      return `${object}${PROBLEMS[(i + n) % PROBLEMS.length]}，第${n}次反映，请${DEPARTMENTS[(i + n) % DEPARTMENTS.length]}协调`;
    },
    said: saidIn(world, seat),
    chatter: (n) => `${CHATTER[(i + n) % CHATTER.length]}${n}`,
  }));
}

/** What somebody says there is known to the platform, so that it can be answered. */
export function saidIn(
  world: World,
  { chatId, openId }: Pick<Reporter, 'chatId' | 'openId'>,
): Reporter['said'] {
  return (id, text) =>
    void world.messages.set(id, {
      id,
      chatId,
      sender: openId,
      type: 'text',
      content: JSON.stringify({ text }),
      at: Date.now(),
      edits: 0,
      isRecalled: false,
    });
}

const SYLLABLES = Array.from(
  '宏泰凤凰明湖华兴东方海岳金石瑞丰盛达恒源广茂永昌立信百川同创新宇天成德润正和安康',
);
const CHATTER = [
  '好的，下午三点出发',
  '辛苦了，路上注意安全',
  '今天降温大家多穿点',
  '午饭在食堂二楼',
  '明早八点楼下集合',
];
