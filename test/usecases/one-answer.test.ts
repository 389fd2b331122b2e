import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inChat, openOffice, type Office } from '../support/office.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';
const THREE =
  '报问题 凤凰粮食 1.门口修路，货车进不了厂，请住建局协调 2.路口红绿灯坏了，请交警大队处理 3.缺两台叉车';

let office: Office;
beforeEach(async () => {
  office = await openOffice('postgres', MONDAY);
});
afterEach(() => office.close());

describe('several things in one message', () => {
  it('are answered in one message, with each number and who has it', async () => {
    const told = (await office.say('one', '王敏', THREE)).filter(({ chat }) => chat === 'sandbox:one');
    expect(told).toHaveLength(1);
    expect(told[0]!.notice.title).toBe('已登记3个问题');
    for (const words of ['#1', '住建局', '#2', '交警大队', '#3']) expect(told[0]!.text).toContain(words);
    expect(told[0]!.notice.replyTo).toBeDefined();
  });

  it('leave a choice to buttons that name the issue, and ask for no bare number', async () => {
    const told = (await office.say('one', '王敏', THREE)).find(({ chat }) => chat === 'sandbox:one')!;
    const ids = (told.notice.buttons ?? []).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { label } of told.notice.buttons ?? []) expect(label).toMatch(/#\d/);
    expect(told.text).not.toContain('回复数字');
    expect(await office.say('one', '王敏', '1')).toEqual([]);
  });

  it('that are asked for come in one message', async () => {
    await office.say('one', '王敏', THREE);
    const told = await office.say('one', '王敏', '查 #1 #2 #3');
    expect(told).toHaveLength(1);
    expect(told[0]!.notice.lines).toHaveLength(3);
  });

  it('that are asked for in private show each as much as the asker may read', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 门口修路，联系电话13812345678，请住建局协调');
    await office.say('one', '王敏', '报问题 凤凰粮食 路口堵车，联系电话13912345678，请交警大队协调');
    const [only, ...others] = await office.whisper('赵安', '查 #1 #2');
    expect(others).toEqual([]);
    expect(only!.text).toContain('13812345678');
    expect(only!.text).not.toContain('13912345678');
  });

  it('done at once are answered at once, while each department still hears of its own', async () => {
    await office.say('one', '王敏', THREE);
    const told = await office.say('one', '王敏', '1和2也解决了');
    expect(told.filter(({ chat }) => chat === 'sandbox:one')).toHaveLength(1);
    expect(inChat(told, 'zhujian')).toContain('#1');
    expect(inChat(told, 'jiaojing')).toContain('#2');
    expect((await office.issue(1)).result).toBe('申报人确认已解决');
  });
});
