import { afterEach, beforeEach, expect, it } from 'vitest';
import { inChat, openOffice, type Office } from '../support/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice('postgres', '2020-03-09T09:00:00+08:00');
});
afterEach(() => office.close());

const report = (text: string) => office.say('one', '王敏', `报问题 凤凰粮食 ${text}，请住建局协调`);
const TROUBLES = ['院墙开裂', '围栏倒了', '门前积水', '屋顶漏雨', '路灯不亮', '井盖缺失', '楼梯扶手松动'];

async function reported(troubles: readonly string[]): Promise<void> {
  for (const trouble of troubles) await report(trouble);
}

/** The last brief that the leaders have by then. */
const brief = async (iso: string) => {
  const told = inChat(await office.at(iso), 'leaders').split('\n---\n');
  return (told.findLast((one) => /^[早晚]报/.test(one)) ?? '').split('\n');
};

it('what became overdue yesterday and what stands still comes first, and long-known ones are summed up by number', async () => {
  await reported(TROUBLES);
  office.moveTo('2020-03-12T09:00:00+08:00');
  await report('大门变形');
  await report('车间停水，生产线停了');
  await brief('2020-03-17T08:00:00+08:00');
  await brief('2020-03-18T08:00:00+08:00');
  await brief('2020-03-19T08:00:00+08:00');
  const lines = await brief('2020-03-20T08:00:00+08:00');
  const at = lines.indexOf('已逾期9件');
  expect(lines[at + 1]).toMatch(/^#9 .*停水/);
  expect(lines[at + 2]).toMatch(/^#8 .*逾期不足1天/);
  expect(lines[at + 3]).toBe('仍逾期：住建局 #1、#2、#3、#4、#5、#6、#7');
});

it('an issue under 督办 is told once in a brief, and every 督办 by its number at least', async () => {
  await reported(TROUBLES);
  for (const [index] of TROUBLES.entries())
    await office.say('leaders', '陶欣', `督办 #${index + 1} 3月${index + 12}日前`);
  await brief('2020-03-17T08:00:00+08:00');
  const lines = await brief('2020-03-18T08:00:00+08:00');
  expect(lines).toContain('督办7件');
  expect(lines.find((line) => line.startsWith('另有 #6'))).toMatch(
    /^另有 #6 住建局，3月17日 .*前办结，已过期；#7 住建局，3月18日 .*前办结$/,
  );
  for (const number of [1, 2, 3, 4, 5])
    expect(lines.filter((line) => line.startsWith(`#${number} `) && line.includes('凤凰粮食'))).toHaveLength(
      1,
    );
  const at = lines.indexOf('已逾期7件');
  expect(lines.slice(at + 1, at + 4).map((line) => line.slice(0, 3))).toEqual(['#6 ', '#7 ', '#1、']);
  expect(lines[at + 3]).toBe('#1、#2、#3、#4、#5 见上');
});

it('on a day off a list says how many stand there, and tells those with news', async () => {
  await reported(TROUBLES.slice(0, 2));
  office.moveTo('2020-03-14T10:00:00+08:00');
  await report('仓库漏雨');
  const lines = await brief('2020-03-14T19:00:00+08:00');
  expect(lines).toContain('仍未签收3件，其中有新情况的1件');
});

it('the weekly says how many were ordered about, how many of them are done and how many are late', async () => {
  await reported(TROUBLES.slice(0, 4));
  for (const number of [1, 2, 3]) await office.say('leaders', '陶欣', `督办 #${number} 3月12日前办结`);
  await office.say('leaders', '陶欣', '批示 #4 请抓紧');
  await office.say('zhujian', '赵安', '办结 #1 已修好');
  await office.say('one', '王敏', '#1 满意');
  await office.say('zhujian', '赵安', '办结 #2 已修好');
  const weekly = (told: string) => /督办：.*/.exec(told.slice(told.lastIndexOf('周通报')))?.[0];
  const week = inChat(await office.at('2020-03-13T17:00:00+08:00'), 'leaders');
  expect(weekly(week)).toBe('督办：新交办4件，办结1件，在办3件，其中过了督办期限1件。');
  await office.say('leaders', '陶欣', '取消督办 #4');
  const next = inChat(await office.at('2020-03-20T17:00:00+08:00'), 'leaders');
  expect(weekly(next)).toBe('督办：办结1件，在办1件，其中过了督办期限1件。');
});
