import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { deliveries } from '../../src/store/schema/index.ts';
import { inChat, openOffice, textOf, type Office } from '../support/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice('postgres', '2020-03-09T22:15:00+08:00');
});
afterEach(() => office.close());

const sentAt = (told: Awaited<ReturnType<Office['say']>>, chat: string) =>
  told.find((one) => one.chat === `sandbox:${chat}`)?.dueAt.toISOString();

describe('by night', () => {
  it('a receipt says when the department will get the request', async () => {
    const told = await office.say('one', '王敏', '报问题 凤凰粮食 门口修路，请住建局协调');
    expect(inChat(told, 'one')).toContain('3月10日 07:30送达');
    expect(inChat(told, 'one')).not.toContain('已派住建局');
    expect(sentAt(told, 'zhujian')).toBe('2020-03-09T23:30:00.000Z');
  });

  it('what is urgent goes out at once, and its receipt says so', async () => {
    const told = await office.say('one', '王敏', '报问题 凤凰粮食 变压器起火，请住建局紧急处理，十万火急');
    expect((await office.issue(1)).priority).toBe('urgent');
    expect(inChat(told, 'one')).toContain('已派住建局');
    expect(inChat(told, 'one')).not.toContain('送达');
    expect(sentAt(told, 'zhujian')).toBe(office.now().toISOString());
  });

  it('what is passed on is told the same way, each issue for itself', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 门口修路，请住建局协调');
    const told = await office.say('one', '王敏', '补充 #1 路段在凤凰路口');
    expect(inChat(told, 'one')).toContain('07:30送达');
  });
});

describe('by day', () => {
  it('a receipt says that it went out', async () => {
    office.moveTo('2020-03-09T10:00:00+08:00');
    const told = await office.say('one', '王敏', '报问题 凤凰粮食 门口修路，请住建局协调');
    expect(inChat(told, 'one')).toContain('已派住建局');
    expect(inChat(told, 'one')).not.toContain('送达');
  });
});

describe('an issue that becomes urgent in the night', () => {
  const requests = async () => {
    const rows = await office.db.select().from(deliveries).where(eq(deliveries.kind, 'request'));
    return rows.map(({ chat, notice, dueAt, state }) => ({ chat, text: textOf(notice), dueAt, state }));
  };

  it('is put before the department at once, as urgent, with all that waited about it', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 门口修路，请住建局协调');
    await office.say('one', '王敏', '补充 #1 路段在凤凰路口');
    const told = await office.say('one', '王敏', '#1 加急，全厂都停');
    expect(inChat(told, 'zhujian')).toBe('');
    const [card, ...others] = await requests();
    expect(others).toEqual([]);
    expect(card!.text).toContain('【紧急·协调请求 #1】');
    expect(card!.text).toContain('级别：紧急');
    expect(card!.text).toContain('全厂都停');
    expect(card!.text).toContain('3月10日 00:15');
    expect(card!.dueAt).toEqual(office.now());
    const notes = await office.db.select().from(deliveries).where(eq(deliveries.kind, 'supplement'));
    expect(notes.map(({ dueAt }) => dueAt)).toEqual([office.now()]);
  });

  it('tells who knows of it already by one line', async () => {
    office.moveTo('2020-03-09T10:00:00+08:00');
    await office.say('one', '王敏', '报问题 凤凰粮食 门口修路，请住建局协调');
    office.moveTo('2020-03-09T22:15:00+08:00');
    const told = await office.say('one', '王敏', '#1 加急，全厂都停');
    expect(inChat(told, 'zhujian')).toContain('改为紧急');
    expect(inChat(told, 'zhujian')).toContain('全厂都停');
  });

  it('and is urgent already keeps its class, and passes the words on', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 变压器起火，请住建局紧急处理，十万火急');
    const told = await office.say('one', '王敏', '#1 加急，全村没水喝');
    expect(inChat(told, 'zhujian')).toContain('全村没水喝');
    expect(inChat(told, 'one')).toContain('转给住建局');
    expect(inChat(await office.say('one', '王敏', '#1 加急'), 'one')).toContain('已经是紧急件');
  });

  it('while nobody has it is told to the coordinators, words and all', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 有件难办的事，急，请帮忙想想办法');
    const { state } = await office.issue(1);
    expect(state).toBe('triage');
    const told = [
      ...(await office.say('one', '王敏', '#1 加急')),
      ...(await office.say('one', '王敏', '#1 加急，全村没水喝')),
    ];
    expect(inChat(told, 'coordinators')).toContain('全村没水喝');
  });
});
