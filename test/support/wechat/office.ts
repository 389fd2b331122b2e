import type { AccountId, ChatId, InboundMessage } from '../../../src/chat/message.ts';
import { directoryFile } from '../../../src/directory/file-schema.ts';
import type { Db } from '../../../src/store/database/client.ts';
import { bindAccount, raiseDirectoryVersion } from '../../../src/store/directory/bindings.ts';
import { readDirectory } from '../../../src/store/directory/read.ts';
import { writeDirectory } from '../../../src/store/directory/write.ts';
import { readInbox } from '../../../src/store/inbox/inbox.ts';
import { lease } from '../../../src/store/leases.ts';
import { handleMessage } from '../../../src/usecases/messages/handle-message.ts';
import { createKnownCache } from '../../../src/usecases/known.ts';
import { receiveMessage } from '../../../src/usecases/messages/receive-message.ts';
import { createRecentFiles } from '../../../src/usecases/reports/recent-files.ts';
import { createRecentWords } from '../../../src/usecases/messages/recent-words.ts';

const ORGANISATION = 1;
const MONDAY = new Date('2020-03-09T01:00:00Z');

const DISTRICT = {
  departments: [{ name: '住建局', liaisons: [{ name: '赵安' }] }],
  workGroups: [{ name: '一组', serviceObjects: ['凤凰粮食制品有限公司'], members: [{ name: '王敏' }] }],
  serviceObjects: [{ name: '凤凰粮食制品有限公司', kind: 'enterprise' }],
  people: [
    { name: '姜平', role: 'coordinator' },
    { name: '谢强', role: 'admin' },
  ],
  chats: [
    { platform: 'wechat', id: 'one@chatroom', kind: 'work_group', boundTo: '一组' },
    { platform: 'wechat', id: 'zhujian@chatroom', kind: 'department', boundTo: '住建局' },
    { platform: 'wechat', id: 'coordinators@chatroom', kind: 'coordinators' },
    { platform: 'feishu', id: 'oc_coordinators', kind: 'coordinators' },
  ],
} as const;

export type WechatOffice = Awaited<ReturnType<typeof openWechatOffice>>;

/** The use cases with one work group and one department in WeChat, at a time that the test sets. */
export async function openWechatOffice(db: Db) {
  await writeDirectory(db, ORGANISATION, directoryFile.parse(DISTRICT), MONDAY);
  const { people } = await readDirectory(db, ORGANISATION).then((directory) => directory!);
  const bind = async (account: AccountId, name: string) => {
    const person = people.find((one) => one.name === name);
    if (person === undefined) throw new Error(`nobody is called ${name}`);
    await bindAccount(db, ORGANISATION, account, person.id, MONDAY);
  };
  await bind('wechat:wxid_wang', '王敏');
  await bind('wechat:wxid_admin', '谢强');
  await bind('feishu:ou_admin', '谢强');
  await raiseDirectoryVersion(db, ORGANISATION);
  const known = createKnownCache(db, ORGANISATION, new Set(['wechat', 'feishu']), new Set());
  const files = createRecentFiles();
  const words = createRecentWords();
  let now = MONDAY;
  let ids = 0;
  const worker = { db, organisationId: ORGANISATION, known, now: () => now };
  const group: ChatId = 'wechat:one@chatroom';

  return {
    organisationId: ORGANISATION,
    known,
    worker,
    group,
    department: 'wechat:zhujian@chatroom' as ChatId,
    clock: { now: () => now },
    pass(ms: number) {
      now = new Date(now.getTime() + ms);
    },
    /** Somebody of the group says something, and it is worked off. */
    async say(said: Pick<InboundMessage, 'text'> & Partial<InboundMessage>): Promise<void> {
      const message: InboundMessage = {
        id: `m${(ids += 1)}`,
        chat: group,
        isPrivate: false,
        sender: { account: 'wechat:wxid_wang', name: '王敏' },
        mentionsBot: false,
        type: 'text',
        sentAt: now,
        raw: null,
        ...said,
      };
      await receiveMessage({ db, organisationId: ORGANISATION, known, files, words }, message, now);
      const terms = { organisationId: ORGANISATION, now, leaseMs: 60_000, limit: 10 };
      const rows = await readInbox(db, ORGANISATION, await lease(db, 'inbox', terms));
      for (const row of rows) await handleMessage(worker, row);
    },
  };
}
