import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inChat, openOffice, type Office } from '../support/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice('embedded', '2020-03-09T22:15:00+08:00');
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
