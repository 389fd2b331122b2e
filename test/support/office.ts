import { and, eq, gt } from 'drizzle-orm';
import type { AccountId, ChatId, InboundMessage } from '../../src/chat/message.ts';
import type { Notice } from '../../src/chat/notice.ts';
import { directoryFile, type DirectoryFile } from '../../src/directory/file-schema.ts';
import { runDue } from '../../src/schedule/run-due.ts';
import type { Db } from '../../src/store/database/client.ts';
import { bindAccount, raiseDirectoryVersion } from '../../src/store/directory/bindings.ts';
import { readDirectory } from '../../src/store/directory/read.ts';
import { writeDirectory } from '../../src/store/directory/write.ts';
import { readInbox } from '../../src/store/inbox/inbox.ts';
import { readEvents, readIssue } from '../../src/store/issues/issues.ts';
import { lease } from '../../src/store/leases.ts';
import type { Store } from '../../src/store/database/open.ts';
import { deliveries } from '../../src/store/schema/index.ts';
import { handleMessage } from '../../src/usecases/messages/handle-message.ts';
import { createKnownCache } from '../../src/usecases/known.ts';
import { receiveMessage } from '../../src/usecases/messages/receive-message.ts';
import { createRecentFiles } from '../../src/usecases/reports/recent-files.ts';
import { createRecentWords } from '../../src/usecases/messages/recent-words.ts';
import { openTestStore, type DatabaseKind } from './store.ts';

export const ORGANISATION = 1;

/** One person in every role, two departments beside the lead, and a superior; 王敏 reports, 李卫国 leads the group. */
export const DISTRICT = {
  departments: [
    {
      name: '住建局',
      aliases: ['住建'],
      superior: '市住建局',
      liaisons: [{ name: '赵安', phone: '13900000001' }],
    },
    { name: '交通局', liaisons: [{ name: '孙强' }, { name: '周清' }] },
    { name: '交警大队', liaisons: [{ name: '吴行' }] },
    { name: '市住建局', liaisons: [{ name: '郑桐' }] },
  ],
  workGroups: [
    {
      name: '一组',
      serviceObjects: ['凤凰粮食'],
      members: [{ name: '王敏' }, { name: '冯川' }, { name: '李卫国', role: 'leader' }],
    },
    {
      name: '二组',
      serviceObjects: ['俊富无纺布'],
      members: [{ name: '陈晓' }, { name: '许诺', role: 'leader' }],
    },
  ],
  serviceObjects: [
    { name: '凤凰粮食', kind: 'enterprise', contact: { name: '沈安', phone: '13900000009' } },
    { name: '俊富无纺布', kind: 'enterprise', contact: { name: '韩和' } },
  ],
  people: [
    { name: '姜平', role: 'coordinator' },
    { name: '陶欣', role: 'supervisor' },
    { name: '谢强', role: 'admin' },
  ],
  chats: [
    { platform: 'sandbox', id: 'one', kind: 'work_group', boundTo: '一组' },
    { platform: 'sandbox', id: 'two', kind: 'work_group', boundTo: '二组' },
    { platform: 'sandbox', id: 'zhujian', kind: 'department', boundTo: '住建局' },
    { platform: 'sandbox', id: 'jiaotong', kind: 'department', boundTo: '交通局' },
    { platform: 'sandbox', id: 'jiaojing', kind: 'department', boundTo: '交警大队' },
    { platform: 'sandbox', id: 'shizhujian', kind: 'department', boundTo: '市住建局' },
    { platform: 'sandbox', id: 'leaders', kind: 'leaders' },
    { platform: 'sandbox', id: 'coordinators', kind: 'coordinators' },
  ],
} as const;

export interface Told {
  readonly chat: ChatId;
  readonly key: string;
  readonly notice: Notice;
  /** Everything that the reader sees, in one string. */
  readonly text: string;
  readonly dueAt: Date;
}

export type Office = Awaited<ReturnType<typeof openOffice>>;

/** The use cases on a ledger of their own, without bots and loops: what is said is worked off at once, at a time that the test sets. */
export async function openOffice(
  kind: DatabaseKind,
  start: string,
  file: unknown = DISTRICT,
  given?: Store,
  ledger: 'fresh' | 'grown' = 'grown',
) {
  const store = given ?? (await openTestStore(kind));
  const { db } = store;
  let now = new Date(start);
  if (given === undefined || ledger === 'fresh') await layDistrict(db, directoryFile.parse(file), now);
  const known = createKnownCache(db, ORGANISATION, new Set(['sandbox', 'feishu']));
  const worker = { db, organisationId: ORGANISATION, known, now: () => now };
  const files = createRecentFiles();
  const words = createRecentWords();
  let [lastId, told] = [0, 0];
  const accounts = new Map<string, AccountId | undefined>();

  async function receive(message: Partial<InboundMessage> & { chat: ChatId; text: string }, name: string) {
    lastId += 1;
    if (!accounts.has(name) || accounts.get(name) === undefined)
      accounts.set(name, await accountOf(db, name));
    const account = accounts.get(name) ?? (`sandbox:stranger-${name}` as AccountId);
    const whole: InboundMessage = {
      id: `m${lastId}-${told}`,
      isPrivate: false,
      sender: { account, name },
      mentionsBot: false,
      type: 'text',
      sentAt: now,
      raw: null,
      ...message,
    };
    return receiveMessage({ ...worker, files, words }, whole, now);
  }

  /** Works off all that waits in the inbox. */
  async function workOff(): Promise<void> {
    for (;;) {
      const leases = await lease(db, 'inbox', {
        organisationId: ORGANISATION,
        now,
        leaseMs: 60_000,
        limit: 20,
      });
      if (leases.length === 0) return;
      for (const row of await readInbox(db, ORGANISATION, leases)) await handleMessage(worker, row);
    }
  }

  /** What was queued since it was asked last, in the order queued. */
  async function news(): Promise<Told[]> {
    const fresh = await db
      .select()
      .from(deliveries)
      .where(and(eq(deliveries.organisationId, ORGANISATION), gt(deliveries.id, told)))
      .orderBy(deliveries.id);
    told = Math.max(told, ...fresh.map(({ id }) => id));
    return fresh.map(({ chat, notice, dedupeKey, dueAt }) => ({
      chat,
      notice,
      key: dedupeKey,
      text: textOf(notice),
      dueAt,
    }));
  }

  return {
    store,
    db,
    worker,
    now: () => now,
    news,
    /** Somebody says something in a chat (`one`, `zhujian`, …); returns what the bot says then, everywhere. */
    async say(chat: string, name: string, text: string, more: Partial<InboundMessage> = {}): Promise<Told[]> {
      await receive({ chat: `sandbox:${chat}`, text, ...more }, name);
      await workOff();
      return news();
    },
    /** The same in a chat of the two alone. */
    async whisper(name: string, text: string): Promise<Told[]> {
      await receive({ chat: `sandbox:private-${name}`, text, isPrivate: true }, name);
      await workOff();
      return news();
    },
    receive,
    workOff,
    /** Moves the clock and runs what fell due at that moment. */
    async at(iso: string): Promise<Told[]> {
      now = new Date(iso);
      await runDue(worker);
      return news();
    },
    moveTo(iso: string | Date): void {
      now = new Date(iso);
    },
    issue: async (number: number) => {
      const issue = await readIssue(db, ORGANISATION, number);
      if (issue === undefined) throw new Error(`no #${number}`);
      return issue;
    },
    events: (number: number) => readEvents(db, ORGANISATION, number),
    close: () => store.close(),
  };
}

async function layDistrict(db: Db, file: DirectoryFile, now: Date): Promise<void> {
  await writeDirectory(db, ORGANISATION, file, now);
  const directory = await readDirectory(db, ORGANISATION);
  for (const { id } of directory?.people ?? [])
    await bindAccount(db, ORGANISATION, `sandbox:p${id}`, id, now);
  await raiseDirectoryVersion(db, ORGANISATION);
}

async function accountOf(db: Db, name: string): Promise<AccountId | undefined> {
  const directory = await readDirectory(db, ORGANISATION);
  const person = directory?.people.find((one) => one.name === name);
  return directory?.accounts.find(({ personId }) => personId === person?.id)?.id;
}

export function textOf({ title, lines, fields = [], hint = '', buttons = [] }: Notice): string {
  return [
    title,
    ...lines,
    ...fields.map(({ label, value }) => `${label}：${value}`),
    hint,
    ...buttons.map(({ command }) => command),
  ].join('\n');
}

export const inChat = (told: readonly Told[], chat: string): string =>
  told
    .filter((one) => one.chat === `sandbox:${chat}`)
    .map(({ text }) => text)
    .join('\n---\n');
