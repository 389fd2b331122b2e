import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatEvent } from '../../src/chat/event.ts';
import type { ChatId } from '../../src/chat/message.ts';
import { directoryFile } from '../../src/directory/file-schema.ts';
import { enqueue } from '../../src/outbox/enqueue.ts';
import { readRoom } from '../../src/store/rooms.ts';
import { writeDirectory } from '../../src/store/directory/write.ts';
import { deliveries } from '../../src/store/schema/index.ts';
import { handleChatEvent } from '../../src/usecases/chat-events/index.ts';
import { tellOfFailure } from '../../src/usecases/failures/failure.ts';
import { DATABASES } from '../support/store.ts';
import { DISTRICT, inChat, openOffice, ORGANISATION, type Office, type Told } from '../support/office.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';
const REPORT = '报问题 凤凰粮食 门口道路施工，货车进不了厂，请住建局协调';

type Kinds = ChatEvent['kind'];
type Without<Kind extends Kinds> = Omit<Extract<ChatEvent, { kind: Kind }>, 'chat' | 'at' | 'kind'>;

describe.each(DATABASES)('what happens to a chat on the %s database', (database) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(database, MONDAY);
  });
  afterEach(() => office.close());

  async function happens<Kind extends Kinds>(kind: Kind, chat: string, more: Without<Kind>): Promise<Told[]> {
    const event = { kind, chat: `sandbox:${chat}`, at: office.now(), ...more } as unknown as ChatEvent;
    await handleChatEvent(office.worker, event);
    return office.news();
  }

  const waiting = async (chat: ChatId) =>
    (await office.db.select().from(deliveries))
      .filter((one) => one.chat === chat)
      .map(({ state, error }) => ({ state, error }));

  describe('the bot is brought into a chat', () => {
    it('says in one line how an admin binds it, and that line works as it stands', async () => {
      const [greeting, ...more] = await happens('bot_added', 'new', { id: 'e1', name: '二组工作群' });
      expect(more).toEqual([]);
      expect(greeting).toMatchObject({ chat: 'sandbox:new', notice: { kind: 'greeting' } });
      expect(greeting?.notice.lines).toHaveLength(1);
      expect((await readRoom(office.db, ORGANISATION, 'sandbox:new'))?.name).toBe('二组工作群');

      const code = inChat(await office.whisper('谢强', '发码 二组'), 'private-谢强');
      const [, secret = ''] = /绑定 二组 (\S+)/.exec(code) ?? [];
      const bound = await office.say('new', '谢强', `绑定 二组 ${secret}`);
      expect(inChat(bound, 'new')).toContain('本群已绑定二组');
    });

    it('greets once, however often the platform tells of it', async () => {
      await happens('bot_added', 'new', { id: 'e1' });
      expect(await happens('bot_added', 'new', { id: 'e1' })).toEqual([]);
    });

    it('says where it is when the directory knew the chat before', async () => {
      const told = await happens('bot_added', 'zhujian', { id: 'e1', name: '住建局联络群' });
      expect(inChat(told, 'zhujian')).toContain('本群已绑定住建局');
    });
  });

  describe.each(['bot_removed', 'dissolved'] as const)('a chat is gone: %s', (kind) => {
    it('the coordinators are told once, with the numbers that were not delivered', async () => {
      await office.say('one', '王敏', REPORT);
      const told = await happens(kind, 'zhujian', { id: 'e1' });
      expect(told.map(({ chat }) => chat)).toEqual(['sandbox:coordinators']);
      expect(told[0]?.text).toContain('“住建局”收不到消息了');
      expect(told[0]?.text).toContain('没有送到：#1');
      expect(await happens(kind, 'zhujian', { id: 'e1' })).toEqual([]);
      expect(await happens('dissolved', 'zhujian', { id: 'e2' })).toEqual([]);
    });

    it('nothing waits for it any more, and the reason stands beside it', async () => {
      await office.say('one', '王敏', REPORT);
      await happens(kind, 'zhujian', { id: 'e1' });
      for (const { state, error } of await waiting('sandbox:zhujian')) {
        expect(state).toBe('cancelled');
        expect(error).toMatch(/chat is gone: (removed|dissolved)/);
      }
    });

    it('what is meant for its department goes to the coordinators meanwhile', async () => {
      await happens(kind, 'zhujian', { id: 'e1' });
      const told = await office.say('one', '王敏', REPORT);
      expect(inChat(told, 'zhujian')).toBe('');
      expect(inChat(told, 'coordinators')).toContain('住建局还没有接入，请代为转达');
    });

    it('comes back with its binding, without a code', async () => {
      await happens(kind, 'zhujian', { id: 'e1' });
      office.moveTo('2020-03-09T10:00:00+08:00');
      const back = await happens('bot_added', 'zhujian', { id: 'e2', name: '住建局新群' });
      expect(inChat(back, 'zhujian')).toContain('不用重新绑定');
      expect(inChat(await office.say('one', '王敏', REPORT), 'zhujian')).toContain('协调请求 #1');
    });
  });

  it('a chat that nobody bound is nobody’s loss', async () => {
    await happens('bot_added', 'new', { id: 'e1' });
    expect(await happens('bot_removed', 'new', { id: 'e2' })).toEqual([]);
  });

  it('a removal told late does not take out a bot that has come back since', async () => {
    await office.say('one', '王敏', REPORT);
    office.moveTo('2020-03-09T10:00:00+08:00');
    await happens('bot_added', 'zhujian', { id: 'e2' });
    const late = { kind: 'bot_removed', id: 'e1', chat: 'sandbox:zhujian', at: new Date(MONDAY) } as const;
    await handleChatEvent(office.worker, late);
    expect((await readRoom(office.db, ORGANISATION, 'sandbox:zhujian'))?.goneAt).toBeNull();
    expect((await waiting('sandbox:zhujian')).map(({ state }) => state)).not.toContain('cancelled');
  });

  it('an arrival told late does not bring back a bot that has left since', async () => {
    office.moveTo('2020-03-09T10:00:00+08:00');
    await happens('bot_removed', 'zhujian', { id: 'e2' });
    const late = { kind: 'bot_added', id: 'e1', chat: 'sandbox:zhujian', at: new Date(MONDAY) } as const;
    await handleChatEvent(office.worker, late);
    expect(await office.news()).toEqual([]);
    expect((await readRoom(office.db, ORGANISATION, 'sandbox:zhujian'))?.goneAt).not.toBeNull();
  });

  it('whoever is heard from a chat that was given up brings it back', async () => {
    await happens('bot_removed', 'zhujian', { id: 'e1' });
    office.moveTo('2020-03-09T10:00:00+08:00');
    await office.say('one', '王敏', REPORT);
    expect(inChat(await office.say('zhujian', '赵安', '签收 #1'), 'zhujian')).toContain('#1 已签收');
    expect(inChat(await office.say('one', '王敏', REPORT), 'zhujian')).toContain('协调请求');
  });

  it('a platform that will not deliver there any more says the same as an event', async () => {
    await office.say('one', '王敏', REPORT);
    const delivery = (await office.db.select().from(deliveries)).find(
      ({ chat }) => chat === 'sandbox:zhujian',
    );
    const gone = { kind: 'rejected', because: 'chat_gone' } as const;
    const tell = async () =>
      tellOfFailure(office.db, await office.worker.known(), delivery!, gone, office.now());
    const outgoing = await tell();
    expect(outgoing.map(({ chat, notice }) => [chat, notice.kind])).toEqual([
      ['sandbox:coordinators', 'chat_gone'],
    ]);
    await enqueue(office.db, ORGANISATION, outgoing, office.now());
    expect(await tell()).toEqual([]);
  });

  it('a new name is the chat’s name from then on, and the directory file does not take it back', async () => {
    await happens('renamed', 'zhujian', { id: 'e1', name: '住建局协调群' });
    expect((await office.worker.known()).chat('sandbox:zhujian')?.name).toBe('住建局协调群');
    const file = directoryFile.parse(DISTRICT);
    expect(await writeDirectory(office.db, ORGANISATION, file, office.now())).toEqual([]);
    const told = await happens('bot_removed', 'zhujian', { id: 'e2' });
    expect(told[0]?.text).toContain('“住建局协调群”');
  });

  it('nobody is greeted for coming in', async () => {
    const members = [{ account: 'sandbox:p99' as const, name: '新人' }];
    expect(await happens('members_joined', 'one', { id: 'e1', members })).toEqual([]);
  });

  describe('somebody leaves a chat', () => {
    const leaves = async (name: string, chat: string) => {
      const known = await office.worker.known();
      const person = known.directory.people.find((one) => one.name === name);
      const account = known.directory.accounts.find(({ personId }) => personId === person?.id);
      return happens('members_left', chat, {
        id: `left-${name}-${chat}`,
        members: [{ account: account!.id, name }],
      });
    };

    it('and loses what was held there; the coordinators hear what is open', async () => {
      await office.say('one', '王敏', REPORT);
      const told = await leaves('赵安', 'zhujian');
      expect(inChat(told, 'coordinators')).toContain('赵安已离岗');
      expect(inChat(told, 'coordinators')).toContain('未办结1件：#1');
      expect(inChat(await office.say('zhujian', '赵安', '签收 #1'), 'zhujian')).not.toContain('已签收');
    });

    it('and keeps what is held elsewhere', async () => {
      expect(await leaves('赵安', 'one')).toEqual([]);
      await office.say('one', '王敏', REPORT);
      expect(inChat(await office.say('zhujian', '赵安', '签收 #1'), 'zhujian')).toContain('#1 已签收');
    });

    it('and an admin stays one, wherever the admin leaves', async () => {
      expect(await leaves('谢强', 'coordinators')).toEqual([]);
    });
  });

  describe('the platform was not heard for a while', () => {
    const gap = (id: string, chat: string) =>
      happens('gap', chat, {
        id,
        from: new Date('2020-03-09T10:00:00+08:00'),
        until: new Date('2020-03-09T11:20:00+08:00'),
      });

    it('the next brief of each chat says when, once, however many chats lost that time', async () => {
      await gap('gap/one', 'one');
      await gap('gap/two', 'two');
      const evening = await office.at('2020-03-09T19:00:00+08:00');
      for (const chat of ['leaders', 'coordinators'])
        expect(inChat(evening, chat).match(/3月9日 10:00–11:20 离线，这段时间发的请重发/g)).toHaveLength(1);
      const morning = await office.at('2020-03-10T08:00:00+08:00');
      expect(JSON.stringify(morning)).not.toContain('离线');
    });
  });
});
