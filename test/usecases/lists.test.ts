import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DISTRICT, inChat, openOffice, type Office } from '../support/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice('postgres', '2020-03-09T09:00:00+08:00');
});
afterEach(() => office.close());

it('lists what nobody has signed, and what is due within three days, late ones first', async () => {
  await office.say('one', '王敏', '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调');
  await office.say('one', '王敏', '报问题 凤凰粮食 路口红绿灯坏了，请交警大队处理');
  await office.say('zhujian', '赵安', '签收 #1');
  const [unsigned] = await office.say('one', '王敏', '@协调助手 还有哪些没签收的');
  expect(unsigned!.text).toContain('未签收');
  expect(unsigned!.text).toContain('#2');
  expect(unsigned!.text).not.toContain('#1');

  const [calm] = await office.say('one', '王敏', '@协调助手 快超期的列一下');
  expect(calm!.text).not.toContain('#1');
  office.moveTo(new Date('2020-03-14T09:00:00+08:00'));
  const [soon] = await office.say('one', '王敏', '@协调助手 快超期的列一下');
  expect(soon!.text).toContain('三天内到期');
  for (const number of ['#1', '#2']) expect(soon!.text).toContain(number);
});

describe('a list by what its issues wait for', () => {
  const ask = async (asked: string) => (await office.say('one', '王敏', `@协调助手 ${asked}`))[0]!.text;

  beforeEach(async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调');
    await office.say('one', '王敏', '报问题 凤凰粮食 路口红绿灯坏了，请交警大队处理');
    await office.say('zhujian', '赵安', '签收 #1');
  });

  it('holds what nobody has taken', async () => {
    expect(await ask('还有哪些没人接的')).toMatch(/没人接的：1 条[^]*#2/);
  });

  it('holds what is done and waits for the group', async () => {
    expect(await ask('待确认的还有几条')).toContain('待确认：没有');
    await office.say('zhujian', '赵安', '办结 #1 便道已铺好，货车可进厂');
    const told = await ask('待确认的还有几条，都是谁报的');
    expect(told).toMatch(/待确认：1 条[^]*#1/);
  });

  it('holds what is due today and nothing that is due later', async () => {
    expect(await ask('今天到期的有几件')).toContain('今天到期：没有');
    office.moveTo(new Date('2020-03-16T09:00:00+08:00'));
    expect(await ask('今天到期的有几件，列一下')).toMatch(/今天到期：2 条[^]*#1/);
  });

  it('holds all that an object ever reported, closed ones too', async () => {
    await office.say('zhujian', '赵安', '办结 #1 便道已铺好，货车可进厂');
    await office.say('one', '王敏', '#1 满意');
    expect(await ask('查 凤凰粮食')).not.toContain('#1');
    const told = await ask('凤凰粮食都报过啥');
    for (const number of ['#1', '#2']) expect(told).toContain(number);
  });

  it('holds what is urgent, of whatever state', async () => {
    expect(await ask('特急的还有几件没办完')).toContain('没有');
    await office.say('coordinators', '姜平', '加急 #2');
    expect(await ask('特急的还有几件没办完')).toMatch(/1 条[^]*#2/);
  });
});

it('lists what has been late for longer than was said, and not what is late by less', async () => {
  await office.say('one', '王敏', '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调');
  office.moveTo(new Date('2020-03-20T09:00:00+08:00'));
  await office.say('one', '王敏', '报问题 凤凰粮食 路口红绿灯坏了，请交警大队处理');
  office.moveTo(new Date('2020-03-31T09:00:00+08:00'));
  const [late] = await office.say('one', '王敏', '@协调助手 超期的有哪些');
  for (const number of ['#1', '#2']) expect(late!.text).toContain(number);
  const [longer] = await office.say('one', '王敏', '@协调助手 超期10天以上的有哪些');
  expect(longer!.text).toContain('超期10天以上未办结：1 条');
  expect(longer!.text).toContain('#1');
  expect(longer!.text).not.toContain('#2');
});

it('lists what was closed, by the day it was closed and not by that of its report', async () => {
  await office.say('one', '王敏', '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调');
  await office.say('one', '王敏', '报问题 凤凰粮食 路口红绿灯坏了，请交警大队处理');
  office.moveTo(new Date('2020-03-11T09:00:00+08:00'));
  await office.say('zhujian', '赵安', '办结 #1 便道已铺好，货车可进厂');
  const ask = async (asked: string) => (await office.say('one', '王敏', `@协调助手 ${asked}`))[0]!.text;
  expect(await ask('今天办结的有哪些')).toContain('没有');
  await office.say('one', '王敏', '#1 满意');
  const told = await ask('今天办结的有哪些');
  expect(told).toMatch(/3月11日办结的问题：1 条[^]*#1/);
  expect(told).not.toContain('#2');
  expect(await ask('昨天办结的有哪些')).toContain('没有');
  expect(await ask('凤凰粮食办结了哪些')).toMatch(/已办结：1 条[^]*#1/);
});

it('looks in what was reported for words that name nobody, and tells nothing restricted', async () => {
  await office.say('one', '王敏', '报问题 凤凰粮食 仓库屋顶漏水，请住建局协调');
  await office.say('one', '王敏', '报问题 国奥社区 刘大爷发烧，家里漏水没人照顾');
  const told = (await office.say('one', '王敏', '查 漏水'))[0]!.text;
  expect(told).toMatch(/“漏水”未办结：1 条[^]*#1/);
  expect((await office.say('one', '王敏', '查 暖气'))[0]!.text).toContain('没有找到“暖气”');
});

describe('a long list', () => {
  const told = async (asked: string) => (await office.say('zhujian', '赵安', asked))[0]!.text;

  beforeEach(async () => {
    for (let count = 1; count <= 12; count += 1)
      await office.say('one', '王敏', `报问题 凤凰粮食 ${count}号仓库屋顶漏水，请住建局协调`);
  });

  it('says how its other pages are read, and reads them', async () => {
    const first = await told('我的问题');
    expect(first).toContain('未办结：12 条');
    expect(first).toContain('另有 2 条，发：我的问题 第2页');
    const second = await told('我的问题 第2页');
    expect(second).toContain('12 条（第2页）');
    expect(second).toContain('#12');
    expect(second).not.toContain('#10 ');
    expect(second).not.toContain('另有');
  });

  it('needs no mention for the next page, whatever the first was asked with', async () => {
    const first = (await office.say('one', '王敏', '@协调助手 还有哪些没签收的'))[0]!.text;
    const [, next = ''] = /发：(.+)/.exec(first) ?? [];
    expect((await office.say('one', '王敏', next))[0]!.text).toContain('第2页');
  });

  it('begins with what is urgent, whatever its number, and marks it', async () => {
    await office.say('coordinators', '姜平', '加急 #12');
    expect((await told('我的问题')).split('\n')[1]).toMatch(/^#12 【紧急】/);
  });

  it('holds what a supervisor gave an order about', async () => {
    await office.say('leaders', '陶欣', '督办 #7 3月12日前');
    await office.say('leaders', '陶欣', '1');
    const listed = (await office.say('leaders', '陶欣', '督办清单'))[0]!.text;
    expect(listed).toMatch(/1 条[^]*#7 【督办】/);
    await office.say('leaders', '陶欣', '批示 #8 请先到现场看看');
    expect((await office.say('leaders', '陶欣', '督办清单'))[0]!.text).toMatch(/2 条[^]*#8 【批示】/);
  });

  it('holds again, as unsigned, what was signed once and is to be done anew', async () => {
    await office.say('zhujian', '赵安', '签收 #1');
    expect(await told('还有哪些没签收的')).toContain('未签收：11 条');
    await office.say('zhujian', '赵安', '办结 #1 屋顶已修好');
    await office.say('one', '王敏', '重办 #1 还是漏');
    expect(await told('还有哪些没签收的')).toContain('未签收：12 条');
  });
});

describe('a list of one category', () => {
  it('holds what is open, or what was reported in a time, in the place that is asked', async () => {
    await office.close();
    office = await openOffice('postgres', '2020-03-04T09:00:00+08:00', {
      ...DISTRICT,
      categories: ['用工人才', '融资贷款', '交通运输', '其他'],
    });
    await office.say('one', '王敏', '报问题 凤凰粮食 缺20名搬运工，请住建局协调');
    office.moveTo('2020-03-10T09:00:00+08:00');
    await office.say('one', '王敏', '报问题 凤凰粮食 还缺30名包装工，请住建局协调');
    await office.say('two', '陈晓', '报问题 俊富无纺布 贷款批不下来，请住建局协调');
    const ask = async (chat: string, name: string, text: string) =>
      inChat(await office.say(chat, name, `@协调助手 ${text}`), chat);

    const open = await ask('leaders', '陶欣', '用工类还有几件没办');
    expect(open).toMatch(/^全部用工人才类未办结：2 条\n#1 [^]*\n#2 /);
    expect(open).not.toContain('#3');
    expect(await ask('leaders', '陶欣', '本周用工类报了几件')).toMatch(
      /^全部3月9日到3月15日报的用工人才类问题：1 条\n#2 /,
    );
    expect(await ask('two', '陈晓', '本周用工类报了几件')).toContain(
      '本组3月9日到3月15日报的用工人才类问题：没有',
    );
    expect(await ask('one', '王敏', '下个月用工类有多少')).toContain('没看懂是哪几天');
    const old = await ask('leaders', '陶欣', '超过5天没办的有哪些');
    expect(old).toMatch(/^全部报了超过5天的未办结：1 条\n#1 /);
  });
});
