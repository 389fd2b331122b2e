import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRelay } from '../../src/outbox/relay.ts';
import { createInboxWorker } from '../../src/usecases/messages/inbox-worker.ts';
import { createKnownCache } from '../../src/usecases/known.ts';
import { deliveries } from '../../src/store/schema/index.ts';
import { memoryChats } from '../support/memory-chats.ts';
import { openOffice, ORGANISATION, textOf, type Office } from '../support/office.ts';

const log = pino({ level: 'silent' });

describe('cards of an issue that moves on', () => {
  let office: Office;
  let chats: ReturnType<typeof memoryChats>;
  beforeEach(async () => {
    office = await openOffice('postgres', '2020-03-09T01:00:00Z');
    chats = memoryChats();
  });
  afterEach(() => office.close());

  const partsOf = (editable: 'can edit' | 'cannot edit') => {
    const { db } = office;
    const platforms = new Set(['sandbox'] as const);
    const editing = new Set(editable === 'can edit' ? (['sandbox'] as const) : []);
    const known = createKnownCache(db, ORGANISATION, platforms, editing);
    return {
      inbox: createInboxWorker({ ...office.worker, known }, log),
      relay: createRelay({
        db,
        organisationId: ORGANISATION,
        adapters: new Map([['sandbox', chats.adapter]]),
        clock: { now: office.now },
        log,
        random: () => 0.5,
        markRepeated: (notice) => notice,
        onFailed: async () => async () => [],
      }),
    };
  };
  const say = async (
    chat: 'one' | 'two' | 'jiaotong' | 'jiaojing',
    name: string,
    text: string,
    editable: 'can edit' | 'cannot edit' = 'can edit',
  ) => {
    const { inbox, relay } = partsOf(editable);
    await office.receive({ chat: `sandbox:${chat}`, text }, name);
    while ((await inbox.step()) > 0);
    while ((await relay.step()) > 0);
  };
  const card = (chat: string, kind: string) => {
    const found = chats.shown.find((one) => one.chat === `sandbox:${chat}` && one.notice.kind === kind);
    if (found === undefined) throw new Error(`no ${kind} in ${chat}`);
    return found;
  };
  const labels = (chat: string, kind: string) =>
    (card(chat, kind).notice.buttons ?? []).map(({ label }) => label);

  it('show the department who has it and only the buttons that still apply', async () => {
    await say('one', '王敏', '凤凰粮食货车进不了厂，请交通局协调');
    expect(labels('jiaotong', 'request')).toEqual(['签收', '答复', '退回', '办结']);
    await say('jiaotong', '孙强', '签收 #1');
    expect(labels('jiaotong', 'request')).toEqual(['答复', '退回', '办结']);
    expect(textOf(card('jiaotong', 'request').notice)).toContain('交通局已签收');
    await say('jiaotong', '孙强', '办结 #1 已开辟临时通道');
    expect(labels('jiaotong', 'request')).toEqual(['答复']);
    await say('one', '王敏', '#1 满意');
    expect(card('jiaotong', 'request').notice).toMatchObject({ tone: 'good', buttons: [] });
    expect(textOf(card('jiaotong', 'request').notice)).toContain('已办结销号');
  });

  it('show the group how its report stands, without a new message for it', async () => {
    await say('one', '王敏', '凤凰粮食货车进不了厂，请交通局协调');
    const before = chats.shown.length;
    await say('jiaotong', '孙强', '进展 #1 正在和施工单位谈');
    const added = chats.shown.slice(before).map(({ notice }) => notice.kind);
    expect(added).toEqual(expect.not.arrayContaining(['receipt', 'request', 'edit']));
    expect(card('one', 'receipt').notice.title).toBe('【问题 #1】办理中');
    expect(textOf(card('one', 'receipt').notice)).toContain('交通局办理中');
  });

  it('take the question of a result away once it is answered', async () => {
    await say('one', '王敏', '凤凰粮食货车进不了厂，请交通局协调');
    await say('jiaotong', '孙强', '办结 #1 已开辟临时通道');
    expect(labels('one', 'result')).toEqual(['满意，办结', '基本满意', '没解决，重办']);
    await say('one', '王敏', '#1 满意');
    expect(labels('one', 'result')).toEqual([]);
    expect(card('one', 'receipt').notice).toMatchObject({ tone: 'good', title: '【问题 #1】已办结' });
  });

  it('change once for one message, and not at all where no reader would see it', async () => {
    await say('one', '王敏', '凤凰粮食货车进不了厂，请交通局协调');
    await say('jiaotong', '孙强', '签收 #1');
    const faces = card('one', 'receipt').faces.length;
    await say('one', '王敏', '补充 #1 每天有三十车');
    expect(card('one', 'receipt').faces).toHaveLength(faces);
    expect(card('jiaotong', 'request').faces).toHaveLength(2);
  });

  it('say no more what an issue is about once it is restricted, nor does anything else that was said of it', async () => {
    await say('one', '王敏', '凤凰粮食货车进不了厂，请交通局协调');
    await say('jiaotong', '孙强', '签收 #1');
    await say('jiaotong', '孙强', '进展 #1 货车进不了厂的事已联系施工单位');
    await say('one', '王敏', '#1 不要在群里显示');
    await say('jiaotong', '孙强', '办结 #1 已开辟临时通道');
    const standing = chats.shown.filter(({ notice }) => notice.issueNumber === 1);
    expect(standing.length).toBeGreaterThan(3);
    for (const { notice } of standing) expect(textOf(notice)).not.toMatch(/货车|凤凰粮食/);
    expect(textOf(card('jiaotong', 'request').notice)).toContain('私聊');
    expect(labels('jiaotong', 'request')).toEqual(['答复']);
  });

  it('ask a group no more for what it has answered, nor for what is no longer needed', async () => {
    await say('two', '陈晓', '可提供口罩3000只');
    await say('one', '王敏', '凤凰粮食口罩还差5000只，请交通局协调');
    expect(labels('two', 'supply_ask')).toEqual(['可供口罩3000只', '供别的数', '供不了']);
    await say('two', '陈晓', '#1 可供2000只');
    expect(labels('two', 'supply_ask')).toEqual([]);
    expect(textOf(card('two', 'supply_ask').notice)).toContain('凤凰粮食（一组）需要口罩5000只');
    await say('two', '陈晓', '可提供防护服100套');
    await say('one', '王敏', '凤凰粮食防护服还差80套，请交通局协调');
    await say('one', '王敏', '#2 已解决');
    const asks = chats.shown.filter(({ notice }) => notice.kind === 'supply_ask');
    expect(asks.map(({ notice }) => notice.buttons)).toEqual([[], []]);
  });

  it('answer kindly whoever presses an old button', async () => {
    await say('one', '王敏', '凤凰粮食货车进不了厂，请交通局协调');
    await say('jiaotong', '孙强', '签收 #1');
    await say('jiaotong', '孙强', '签收 #1');
    expect(chats.shown.at(-1)?.notice.kind).toBe('already');
  });

  it('stay as they are two weeks later', async () => {
    await say('one', '王敏', '凤凰粮食货车进不了厂，请交通局协调');
    office.moveTo('2020-03-24T02:00:00Z');
    await say('jiaotong', '孙强', '签收 #1');
    expect(card('jiaotong', 'request').faces).toHaveLength(1);
  });

  it('stay as they are where the platform replaces nothing, and nothing is queued for it', async () => {
    await say('one', '王敏', '凤凰粮食货车进不了厂，请交通局协调', 'cannot edit');
    await say('jiaotong', '孙强', '签收 #1', 'cannot edit');
    expect(card('jiaotong', 'request').faces).toHaveLength(1);
    const rows = await office.db.select({ edits: deliveries.edits }).from(deliveries);
    expect(rows.every(({ edits }) => edits === null)).toBe(true);
  });
});
