import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foldEvents } from '../../src/issues/fold.ts';
import { inChat, openOffice, type Office } from '../support/office.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';
const moment = (local: string) => new Date(`2020-${local}:00+08:00`);

describe('the limits of the next department', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice('postgres', MONDAY);
    await office.say('one', '王敏', '报问题 凤凰粮食 门口道路施工，货车进不了厂，请住建局协调');
  });
  afterEach(async () => {
    expect(await office.issue(1)).toEqual(foldEvents(await office.events(1)));
    await office.close();
  });

  it('are its own to sign and to return, while a deadline that lies ahead stays', async () => {
    office.moveTo(moment('03-10T10:00'));
    const told = await office.say('zhujian', '赵安', '退回 #1 道路归交通，建议转交通局');
    expect(await office.issue(1)).toMatchObject({
      signDueAt: moment('03-11T17:30'),
      returnDueAt: moment('03-12T17:30'),
      deadline: moment('03-16T17:30'),
    });
    expect(inChat(told, 'jiaotong')).toContain('签收期限：3月11日 17:30');
  });

  it('lie ahead where the one before gave it back after the deadline', async () => {
    office.moveTo(moment('03-19T11:00'));
    const told = await office.say('zhujian', '赵安', '退回 #1 道路归交通，建议转交通局');
    expect(await office.issue(1)).toMatchObject({
      signDueAt: moment('03-20T17:30'),
      deadline: moment('03-26T17:30'),
    });
    const words = inChat(told, 'jiaotong');
    expect(words).toContain('签收期限：3月20日 17:30');
    expect(words).toContain('办结期限：3月26日');
    expect(words).not.toContain('3月16日');
  });

  it('end with a deadline that is close, and do not move it', async () => {
    office.moveTo(moment('03-16T15:00'));
    await office.say('zhujian', '赵安', '退回 #1 道路归交通，建议转交通局');
    expect(await office.issue(1)).toMatchObject({
      signDueAt: moment('03-16T17:30'),
      returnDueAt: moment('03-16T17:30'),
      deadline: moment('03-16T17:30'),
    });
  });

  it('do not begin anew where the same department gets it again: what it let pass has passed', async () => {
    office.moveTo(moment('03-19T11:00'));
    await office.say('zhujian', '赵安', '退回 #1 不归我们管');
    await office.say('coordinators', '姜平', '#1 派给 住建局');
    expect(await office.issue(1)).toMatchObject({
      signDueAt: moment('03-20T17:30'),
      deadline: moment('03-16T17:30'),
    });
  });

  it('are counted from its own dispatch when the priority changes, and the deadline from where it began', async () => {
    office.moveTo(moment('03-10T10:00'));
    await office.say('zhujian', '赵安', '退回 #1 道路归交通，建议转交通局');
    await office.say('coordinators', '姜平', '#1 定为疑难');
    expect(await office.issue(1)).toMatchObject({
      signDueAt: moment('03-11T17:30'),
      deadline: moment('03-30T17:30'),
    });
  });
});
