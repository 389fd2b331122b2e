import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inChat, openOffice, type Office } from '../support/office.ts';

const at = (local: string) => new Date(`2020-03-${local}:00+08:00`);

describe.each(['postgres'] as const)('a change of class on the %s database', (kind) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(kind, '2020-03-09T09:00:00+08:00');
    await office.say('one', '王敏', '报问题 凤凰粮食 门口道路施工，货车进不了厂，请住建局协调');
  });
  afterEach(() => office.close());

  it('asks for haste from when it is asked for, and a signature in time stays one', async () => {
    await office.say('zhujian', '赵安', '签收 #1');
    office.moveTo(at('11T09:00'));
    await office.say('one', '李卫国', '加急 #1');
    const { deadline, signDueAt, acceptedAt } = await office.issue(1);
    expect(deadline).toEqual(at('12T17:30'));
    expect(signDueAt?.getTime()).toBeGreaterThan(acceptedAt?.getTime() ?? Infinity);
  });

  it('gives whoever has not signed the time of the class, and none beyond the limit that stood', async () => {
    office.moveTo(at('10T09:00'));
    const told = await office.say('one', '李卫国', '加急 #1');
    expect(inChat(told, 'zhujian')).toContain('3月10日 11:00前签收');
    expect((await office.issue(1)).deadline).toEqual(at('11T17:30'));
  });

  it('on the last day leaves the limit that stands', async () => {
    await office.say('zhujian', '赵安', '签收 #1');
    office.moveTo(at('16T09:00'));
    await office.say('one', '李卫国', '加急 #1');
    expect((await office.issue(1)).deadline).toEqual(at('16T17:30'));
  });

  it('that is taken back gives the limit of the first dispatch again', async () => {
    office.moveTo(at('11T09:00'));
    await office.say('one', '李卫国', '加急 #1');
    office.moveTo(at('11T09:05'));
    await office.say('one', '李卫国', '#1 改为一般');
    expect((await office.issue(1)).deadline).toEqual(at('16T17:30'));
  });
});
