import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inChat, openOffice, ORGANISATION, type Office, type Told } from '../support/office.ts';
import { markSent } from '../support/sent.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';

describe.each(['postgres'] as const)('a request that waits for a coordinator on the %s database', (kind) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(kind, MONDAY);
    await office.say('one', '王敏', '报问题 凤凰粮食 门口道路施工，货车进不了厂，请住建局协调');
    await office.say('zhujian', '赵安', '签收 #1');
  });
  afterEach(() => office.close());

  const asks = () => office.say('zhujian', '赵安', '延期 #1 5个工作日 材料在外地');
  const holds = () => office.say('zhujian', '赵安', '挂账 #1 等汛期过了再施工');
  const decides = (text: string) => office.say('coordinators', '姜平', text);
  /** The coordinator answers the notice itself. */
  async function replies(notice: readonly Told[], text: string): Promise<Told[]> {
    const replyTo = await markSent(office.db, ORGANISATION, notice, 'coordinators');
    return office.say('coordinators', '姜平', text, { replyTo });
  }

  it('is granted by 同意 under the request', async () => {
    const told = await replies(await asks(), '同意');
    expect(await office.issue(1)).toMatchObject({ pending: null, extensionCount: 1 });
    expect(inChat(told, 'coordinators')).toContain('延期已批准');
  });

  it('is refused by 不同意 and why, and the department reads the reason', async () => {
    const told = await replies(await holds(), '不同意，人被困过');
    expect(await office.issue(1)).toMatchObject({ pending: null, state: 'accepted' });
    expect(inChat(told, 'zhujian')).toContain('申请未批准');
    expect(inChat(told, 'zhujian')).toContain('人被困过');
    expect(inChat(told, 'zhujian')).not.toContain('补充');
  });

  it('is granted with fewer days', async () => {
    await replies(await asks(), '只能给2天');
    expect((await office.issue(1)).deadline).toEqual(new Date('2020-03-18T17:30:00+08:00'));
  });

  it('is decided by number as well', async () => {
    await asks();
    expect(inChat(await decides('#1 不批'), 'coordinators')).toContain('要写明原因');
    const told = await decides('#1 不同意，换别的厂家');
    expect(inChat(told, 'zhujian')).toContain('换别的厂家');
    expect((await office.issue(1)).pending).toBeNull();
  });

  it('is decided with the number between the ruling and what was asked for', async () => {
    await asks();
    const told = await decides('不同意#1延期，按原期限办');
    expect(inChat(told, 'zhujian')).toContain('按原期限办');
    expect(await office.issue(1)).toMatchObject({ pending: null, extensionCount: 0 });
  });

  it('gives days to no issue whose department asked for none', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 仓库漏雨，请住建局协调');
    await asks();
    const told = await decides('#1 #2 只能给2天');
    expect(inChat(told, 'coordinators')).toContain('#2 没有待批的申请，没有改动');
    expect((await office.issue(1)).extensionCount).toBe(1);
    expect((await office.issue(2)).extensionCount).toBe(0);
  });

  it('passes a wish on that goes with the yes', async () => {
    const told = await replies(await asks(), '同意，下不为例');
    expect(inChat(told, 'zhujian')).toContain('下不为例');
  });

  it('decided by nothing sure it stays as it is, reaches nobody, and is asked about', async () => {
    const request = await asks();
    const events = (await office.events(1)).length;
    for (const text of ['同意，但是要每天报进展', '不是不同意', '好的', '抓紧把材料补齐再说', '给8天']) {
      const told = await replies(request, text);
      expect(inChat(told, 'coordinators')).toContain('批还是不批？还没有改动');
      expect(inChat(told, 'zhujian'), text).toBe('');
    }
    expect((await office.events(1)).length).toBe(events);
  });

  it('is decided by the number of a choice', async () => {
    await replies(await asks(), '不同意先问问企业');
    expect(inChat(await decides('2'), 'zhujian')).toContain('不同意先问问企业');
    expect(await office.issue(1)).toMatchObject({ pending: null, extensionCount: 0 });
    await replies(await asks(), '好的');
    await decides('1');
    expect((await office.issue(1)).extensionCount).toBe(1);
  });

  it('“同意吗” is a question still, and what opens with a command is that command', async () => {
    const request = await asks();
    await replies(request, '同意吗？');
    expect(inChat(await replies(request, '补充 货车从北门走'), 'zhujian')).toContain('货车从北门走');
    expect((await office.issue(1)).pending).not.toBeNull();
  });

  it('is nobody else’s to decide', async () => {
    await asks();
    const told = await office.say('zhujian', '赵安', '#1 同意');
    expect(inChat(told, 'zhujian')).not.toContain('延期已批准');
    expect((await office.issue(1)).pending).not.toBeNull();
  });

  it('stands in the coordinators’ brief until it is decided, and in no other', async () => {
    await holds();
    const morning = await office.at('2020-03-10T08:00:00+08:00');
    expect(inChat(morning, 'coordinators')).toContain('待批1件');
    expect(inChat(morning, 'coordinators')).toContain('住建局3月9日申请挂账：等汛期过了再施工');
    expect(inChat(morning, 'leaders')).not.toContain('待批');
    await decides('批准 #1');
    expect(inChat(await office.at('2020-03-10T19:00:00+08:00'), 'coordinators')).not.toContain('待批');
  });

  it('where none waits a yes stays what it was', async () => {
    const told = await decides('#1 同意企业的意见，请住建局按图施工');
    expect(inChat(told, 'coordinators')).toContain('已补充');
  });

  it('granted when the limit has passed, the days count from now', async () => {
    office.moveTo('2020-03-16T16:00:00+08:00');
    await office.say('zhujian', '赵安', '延期 #1 2个工作日 材料在外地');
    office.moveTo('2020-03-23T10:00:00+08:00');
    const told = await decides('批准延期 #1');
    expect((await office.issue(1)).deadline).toEqual(new Date('2020-03-25T17:30:00+08:00'));
    expect(inChat(told, 'coordinators')).toContain('新期限3月25日');
  });
});
