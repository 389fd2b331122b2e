import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FakeFeishu } from '../support/feishu/fake.ts';

export interface Lane {
  readonly chatId: string;
  readonly reporter: string;
  readonly group: string;
}

export interface Region {
  readonly directoryFile: string;
  readonly lanes: readonly Lane[];
  /** The place that the nth message of somebody there names; no two name the same. */
  name(lane: Lane, n: number): string;
  /** What somebody there types as the nth message. */
  report(lane: Lane, n: number): string;
}

/** The name of a place in a report. */
export const PLACE = /第\d+工作组辖区第\d+条街/;

const TROUBLES = ['路灯不亮', '停水', '断电', '垃圾没人清', '排水不通', '围挡倒了', '路面塌陷', '井盖丢失'];

/** A region on the pretended platform: groups with a reporter each, one department, and the directory file that binds them. */
export function layRegion(fake: FakeFeishu, folder: string, groups: number): Region {
  const { world } = fake;
  const department = world.addChat('住建局协调群', [world.addPerson('赵安')]);
  const coordinators = world.addChat('协调员群', [world.addPerson('姜平')]);
  const lanes = Array.from({ length: groups }, (_, i) => {
    const reporter = world.addPerson(`组员${i + 1}号`);
    const group = `第${i + 1}工作组`;
    return { chatId: world.addChat(`${group}群`, [reporter]).id, reporter, group };
  });
  const chat = (id: string, kind: string, boundTo?: string) => ({
    platform: 'feishu',
    id,
    kind,
    ...(boundTo === undefined ? {} : { boundTo }),
  });
  const directoryFile = join(folder, 'directory.json');
  const directory = {
    departments: [{ name: '住建局', liaisons: [{ name: '赵安' }] }],
    workGroups: lanes.map(({ group }) => ({ name: group })),
    chats: [
      ...lanes.map(({ chatId, group }) => chat(chatId, 'work_group', group)),
      chat(department.id, 'department', '住建局'),
      chat(coordinators.id, 'coordinators'),
    ],
  };
  writeFileSync(directoryFile, JSON.stringify(directory));
  const name = ({ group }: Lane, n: number) => `${group}辖区第${n}条街`;
  return {
    directoryFile,
    lanes,
    name,
    report: (lane, n) => `报问题 ${name(lane, n)}${TROUBLES[n % TROUBLES.length]}，请住建局协调`,
  };
}
