import { describe, expect, it } from 'vitest';
import { directoryFile } from '../../src/directory/file-schema.ts';
import { retrain } from '../../src/routing/learn/retrain.ts';
import { learnDue } from '../../src/schedule/learning.ts';
import { writeDirectory } from '../../src/store/directory/write.ts';
import { readRoutingFigures } from '../../src/store/figures/routing.ts';
import { readExamples } from '../../src/store/routing/examples.ts';
import { newestModel } from '../../src/store/routing/models.ts';
import { createTrainer } from '../../src/usecases/routing/train-in-thread.ts';
import { DISTRICT, inChat, openOffice, ORGANISATION, type Office } from '../support/office.ts';
import { DATABASES } from '../support/store.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';
const TUESDAY = '2020-03-10T09:00:00+08:00';
const WEDNESDAY = '2020-03-11T09:00:00+08:00';
const here = async (task: Parameters<typeof retrain>[0]) => retrain(task);

/** Nobody's responsibilities are written down: all there is to know comes from what people do. */
const LAMPS = ['东门', '西门', '南门', '小学旁', '桥头'].map(
  (place) => `报问题 凤凰粮食 ${place}的路灯又灭了，夜里看不见路`,
);
const TRUCKS = ['早上', '中午', '下午', '周末', '昨天'].map(
  (time) => `报问题 凤凰粮食 ${time}大货车乱停把厂区出口堵死了`,
);

/** Reports the lines, each sent to the department by name and signed there. */
async function decided(
  office: Office,
  lines: readonly string[],
  department: string,
  liaison: string,
  chat: string,
) {
  const numbers: number[] = [];
  for (const line of lines) {
    const told = await office.say('one', '王敏', `${line}，请${department}协调`);
    const number = told.find(({ notice }) => notice.kind === 'receipt')?.notice.issueNumber ?? 0;
    await office.say(chat, liaison, `签收 #${number}`);
    numbers.push(number);
  }
  return numbers;
}

async function taught(office: Office): Promise<void> {
  await decided(office, LAMPS, '住建局', '赵安', 'zhujian');
  await decided(office, TRUCKS, '交警大队', '吴行', 'jiaojing');
}

describe.each(DATABASES)('routing that learns, on %s', (kind) => {
  it('puts first whom people chose for such requests, once a night has passed', async () => {
    const office = await openOffice(kind, MONDAY);
    const before = await office.say('one', '王敏', '报问题 凤凰粮食 后门路灯灭了，夜里看不见');
    expect(inChat(before, 'one')).toContain('已请协调员派单');
    await taught(office);

    office.moveTo(TUESDAY);
    expect(await learnDue(office.worker, here)).toMatchObject({ kind: 'trained', taken: true, examples: 10 });
    const lamp = await office.say('one', '王敏', '报问题 凤凰粮食 后门路灯灭了，夜里看不见');
    const truck = await office.say('one', '王敏', '报问题 凤凰粮食 大货车堵死了出口');
    expect(inChat(lamp, 'one')).toMatch(/1\. 住建局|已派住建局/);
    expect(inChat(truck, 'one')).toMatch(/1\. 交警大队|已派交警大队/);
    const why = await office.say('one', '王敏', '#12为什么派给住建局');
    expect(inChat(why, 'one')).toMatch(/用词.*路灯/);
    await office.close();
  });

  it('runs once a night, whichever replica looks first', async () => {
    const office = await openOffice(kind, MONDAY);
    await taught(office);
    office.moveTo(TUESDAY);
    const both = await Promise.all([learnDue(office.worker, here), learnDue(office.worker, here)]);
    expect(both.filter((one) => one !== undefined)).toHaveLength(1);
    expect(await learnDue(office.worker, here)).toBeUndefined();
    office.moveTo(WEDNESDAY);
    expect(await learnDue(office.worker, here)).toMatchObject({ kind: 'too few', fresh: 0 });
    await office.close();
  });

  it('writes every deed down once, and never a number that belongs to somebody', async () => {
    const office = await openOffice(kind, MONDAY);
    await decided(office, ['报问题 凤凰粮食 路灯灭了，电话13812345678'], '住建局', '赵安', 'zhujian');
    await office.say('zhujian', '赵安', '退回 #1 归交警，转交警大队');
    await office.say('jiaojing', '吴行', '签收 #1');
    for (const day of [TUESDAY, WEDNESDAY]) {
      office.moveTo(day);
      await learnDue(office.worker, here);
    }
    const examples = await readExamples(office.db, ORGANISATION);
    expect(examples.map(({ kind, department }) => `${kind} ${department}`)).toEqual([
      'accepted 住建局',
      'returned 住建局',
      'suggested 交警大队',
      'accepted 交警大队',
    ]);
    expect(examples[0]?.text).toContain('138****5678');
    expect(JSON.stringify(examples)).not.toContain('13812345678');
    await office.close();
  });

  it('goes on with the successor when a department is renamed', async () => {
    const office = await openOffice(kind, MONDAY);
    await taught(office);
    office.moveTo(TUESDAY);
    await learnDue(office.worker, here);
    const departments = DISTRICT.departments.map((one) =>
      one.name === '住建局' ? { ...one, name: '城建局', aliases: ['住建局', '住建'] } : one,
    );
    const chats = DISTRICT.chats.map((chat) =>
      'boundTo' in chat && chat.boundTo === '住建局' ? { ...chat, boundTo: '城建局' } : chat,
    );
    await writeDirectory(
      office.db,
      ORGANISATION,
      directoryFile.parse({ ...DISTRICT, departments, chats }),
      office.now(),
    );
    const lamp = await office.say('one', '王敏', '报问题 凤凰粮食 后门路灯灭了，夜里看不见');
    expect(inChat(lamp, 'one')).toMatch(/1\. 城建局|已派城建局/);
    await office.close();
  });

  it('tells first-dispatch accuracy by department and by step of the ladder', async () => {
    const office = await openOffice(kind, MONDAY);
    await decided(office, LAMPS.slice(0, 3), '住建局', '赵安', 'zhujian');
    await office.say('one', '王敏', '报问题 凤凰粮食 大货车乱停，请住建局协调');
    await office.say('zhujian', '赵安', '退回 #4 归交警，转交警大队');
    const period = { from: new Date(MONDAY), to: new Date(TUESDAY) };
    const { total, byStep, byDepartment } = await readRoutingFigures(office.db, ORGANISATION, period);
    expect(total).toEqual({ dispatched: 4, misrouted: 1, firstDispatchAccuracy: 0.75, returnRate: 0.25 });
    expect(byStep.map(({ step, misrouted }) => [step, misrouted])).toEqual([['named', 1]]);
    expect(byDepartment).toHaveLength(1);
    await office.close();
  });
});

describe('what the department is offered', () => {
  it('is up to three similar cases that it solved, with their results, and never a restricted one', async () => {
    const office = await openOffice('postgres', MONDAY);
    const numbers = await decided(office, LAMPS.slice(0, 2), '住建局', '赵安', 'zhujian');
    const ill = '报问题 凤凰粮食 职工患癌，家门口路灯又灭了，夜里看不见路';
    const [restricted] = await decided(office, [ill], '住建局', '赵安', 'zhujian');
    for (const number of [...numbers, restricted]) {
      await office.say('zhujian', '赵安', `办结 #${number} 已换${number}号灯泡，当晚亮灯`);
      await office.say('one', '王敏', `#${number} 满意`);
    }
    const told = await office.say(
      'one',
      '王敏',
      '报问题 凤凰粮食 后门的路灯又灭了，夜里看不见路，请住建局协调',
    );
    const request = inChat(told, 'zhujian');
    expect(request).toContain('参考 #2');
    expect(request).toContain('已换1号灯泡，当晚亮灯');
    expect(request).not.toContain(`#${restricted} `);
    const why = await office.say('one', '王敏', '#4为什么派给住建局');
    expect(inChat(why, 'one')).toMatch(/与已办结的#\d、#\d相近/);
    await office.close();
  });
});

describe('a request that needs two departments', () => {
  const file = {
    ...DISTRICT,
    departments: DISTRICT.departments.map((one) => {
      if (one.name === '住建局') return { ...one, responsibilities: ['修路', '路面塌陷', '道路施工'] };
      return one.name === '交警大队' ? { ...one, responsibilities: ['交通疏导', '车辆限行'] } : one;
    }),
  };

  it('is proposed to both at once, and one tap or one line confirms it', async () => {
    const office = await openOffice('postgres', MONDAY, file);
    const told = await office.say('one', '王敏', '报问题 凤凰粮食 门口路面塌陷要抢修，需要做好交通疏导');
    const receipt = told.find(({ chat }) => chat === 'sandbox:one')?.notice;
    expect(receipt?.buttons?.[0]).toMatchObject({
      label: '住建局主办，交警大队协办',
      command: '#1 派给住建局，交警大队协办',
    });
    await office.say('one', '王敏', receipt?.buttons?.[0]?.command ?? '');
    const { departments } = await office.issue(1);
    expect(departments.map(({ role }) => role)).toEqual(['lead', 'assist']);
    await office.close();
  });
});

describe('training', () => {
  it('happens in a thread of its own and gives the same model as here', async () => {
    const units = [
      { name: '甲', aliases: [], responsibilities: ['路灯'] },
      { name: '乙', aliases: [], responsibilities: ['贷款'] },
    ];
    const decided = Array.from({ length: 30 }, (_, i) => ({
      since: i + 1,
      title: i % 2 === 0 ? '路灯不亮' : '贷款难',
      text: i % 2 === 0 ? `第${i}盏路灯不亮` : `第${i}笔贷款批不下来`,
      labels: [i % 2 === 0 ? '甲' : '乙'],
      weight: 1,
    }));
    const task = { decided, units, promise: 0.98, old: null };
    const trainer = createTrainer();
    const there = await trainer.train(task);
    await trainer.stop();
    const same = retrain(task);
    expect(Buffer.compare(there.bytes, same.bytes)).toBe(0);
    expect(there.heldBack).toEqual(same.heldBack);
  });

  it('happens again when a department has come, however little was decided since', async () => {
    const office = await openOffice('postgres', MONDAY);
    await taught(office);
    office.moveTo(TUESDAY);
    await learnDue(office.worker, here);
    const departments = [...DISTRICT.departments, { name: '供热公司', responsibilities: ['暖气不热'] }];
    const file = directoryFile.parse({ ...DISTRICT, departments });
    await writeDirectory(office.db, ORGANISATION, file, office.now());
    office.moveTo(WEDNESDAY);
    expect(await learnDue(office.worker, here)).toMatchObject({ kind: 'trained', version: 2, taken: true });
    const told = await office.say('one', '王敏', '报问题 凤凰粮食 职工宿舍暖气不热');
    expect(inChat(told, 'one')).toMatch(/1\. 供热公司|主办供热公司/);
    await office.close();
  });

  it('stops nobody where the stored model is of a later version, and is made good the next night', async () => {
    const office = await openOffice('postgres', MONDAY);
    await taught(office);
    office.moveTo(TUESDAY);
    const bytes = new TextEncoder().encode('{"mark":"xietiao-routing-99"}\n');
    await learnDue(office.worker, async (task) => ({ ...retrain(task), bytes }));

    const told = await office.say('one', '王敏', '报问题 凤凰粮食 后门路灯灭了，夜里看不见');
    expect(inChat(told, 'one')).toContain('已登记');
    office.moveTo(WEDNESDAY);
    expect(await learnDue(office.worker, here)).toMatchObject({
      kind: 'trained',
      version: 2,
      taken: true,
      wasUnreadable: true,
    });
    await office.close();
  });

  it('leaves the old model in its place where the new one knows the newest decisions less well', async () => {
    const office = await openOffice('postgres', MONDAY);
    await taught(office);
    office.moveTo(TUESDAY);
    const worse = { rows: 5, oldRight: 5, newRight: 4, oldAsked: 0, newAsked: 0 };
    await learnDue(office.worker, async (task) => ({ ...retrain(task), heldBack: worse, taken: false }));
    expect(await newestModel(office.db, ORGANISATION, 'taken')).toBeUndefined();
    expect(await newestModel(office.db, ORGANISATION, 'any')).toMatchObject({
      state: 'refused',
      heldBack: worse,
    });
    await office.close();
  });
});
