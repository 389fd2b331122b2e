import type { ChatId } from '../../src/chat/message.ts';
import type { Directory } from '../../src/directory/directory.ts';
import type { SandboxMessage, SandboxMessages } from '../../bots/sandbox/message.ts';

/** A record that forgets with the process. */
export function memoryMessages(): SandboxMessages {
  const said = new Map<string, SandboxMessage>();
  return {
    async keep(message) {
      const earlier = said.get(message.messageId);
      if (earlier !== undefined) return { message: earlier, isNew: false };
      said.set(message.messageId, message);
      return { message, isNew: true };
    },
    async find(messageId) {
      return said.get(messageId);
    },
    async list(chat: ChatId, after?: string) {
      const all = [...said.values()];
      const from = all.findIndex(({ messageId }) => messageId === after) + 1;
      return all.slice(from).filter((message) => message.chat === chat);
    },
  };
}

/** A district of one work group, three departments, a leaders' and a coordinators' chat; people invented. */
export const SMALL_DISTRICT: Directory = {
  organisation: {
    id: 1,
    name: '明湖度假区',
    campaign: '四进',
    timeZone: 'Asia/Shanghai',
    weekStartsOn: 1,
    categories: ['交通运输'],
    botNames: ['四进助手'],
    startedAt: new Date('2020-03-09T00:00:00Z'),
  },
  departments: ['住建局', '交通局', '交警大队'].map((name, index) => ({
    id: index + 1,
    name,
    aliases: [],
    responsibilities: [],
    superiorId: null,
  })),
  groups: [{ id: 1, name: '度假区工作组', level: 'county' }],
  objects: [
    {
      id: 1,
      name: '凤凰粮食制品有限公司',
      kind: 'enterprise',
      aliases: ['凤凰粮食'],
      contact: null,
      groupId: 1,
    },
    { id: 2, name: '别组的公司', kind: 'enterprise', aliases: [], contact: null, groupId: null },
  ],
  people: [
    '王敏',
    '李卫国',
    '陈晓',
    '周立',
    '吴静',
    '郑海',
    '冯川',
    '许诺',
    '沈安',
    '没账号的人',
    '别组联系人',
  ].map((name, index) => ({
    id: index + 1,
    name,
  })),
  grants: [
    { personId: 1, role: 'member', groupId: 1, departmentId: null, objectId: null },
    { personId: 2, role: 'leader', groupId: 1, departmentId: null, objectId: null },
    { personId: 3, role: 'contact', groupId: null, departmentId: null, objectId: 1 },
    { personId: 4, role: 'liaison', groupId: null, departmentId: 1, objectId: null },
    { personId: 5, role: 'liaison', groupId: null, departmentId: 2, objectId: null },
    { personId: 6, role: 'liaison', groupId: null, departmentId: 3, objectId: null },
    { personId: 7, role: 'supervisor', groupId: null, departmentId: null, objectId: null },
    { personId: 8, role: 'coordinator', groupId: null, departmentId: null, objectId: null },
    { personId: 9, role: 'admin', groupId: null, departmentId: null, objectId: null },
    { personId: 10, role: 'member', groupId: 1, departmentId: null, objectId: null },
    { personId: 11, role: 'contact', groupId: null, departmentId: null, objectId: 2 },
  ],
  chats: [
    { id: 'sandbox:group-1', name: '度假区工作组群', kind: 'work_group', groupId: 1, departmentId: null },
    { id: 'sandbox:zhujian', name: '住建局联络群', kind: 'department', groupId: null, departmentId: 1 },
    { id: 'sandbox:jiaotong', name: '交通局联络群', kind: 'department', groupId: null, departmentId: 2 },
    { id: 'sandbox:jiaojing', name: '交警大队联络群', kind: 'department', groupId: null, departmentId: 3 },
    { id: 'sandbox:leaders', name: '领导群', kind: 'leaders', groupId: null, departmentId: null },
    { id: 'sandbox:coordinators', name: '协调员群', kind: 'coordinators', groupId: null, departmentId: null },
    { id: 'feishu:oc_1', name: '飞书群', kind: 'work_group', groupId: 1, departmentId: null },
  ],
  accounts: [1, 2, 3, 4, 5, 6, 7, 8, 9, 11].map((personId) => ({
    id: `sandbox:p${personId}` as const,
    personId,
  })),
};
