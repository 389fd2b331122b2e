import { describe, expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

const first = (text: string) => intentsOf(text)[0];

describe('what a report tells of people', () => {
  it.each([
    '报问题 望湖社区刘大爷发烧39度没人管',
    '报问题 望湖社区王奶奶咳嗽发热两天 没人带去医院',
    '报问题 李屯村 王阿姨肺炎没床位 13577778888 找卫健局',
    '报问题 李屯村有位老人摔伤了没人管',
  ])('is for its handlers alone where somebody is ill: %s', (text) => {
    expect(first(text)).toMatchObject({ intent: 'report', sensitive: true });
  });

  it.each(['报问题 恒岳石材变压器发热跳闸', '报问题 恒岳石材工人发热隔离缺宿舍'])(
    'is everybody’s where nobody is known by it: %s',
    (text) => {
      expect(first(text)).not.toHaveProperty('sensitive');
    },
  );

  it.each([
    '反映 望湖社区的王某某主任收钱才给开证明',
    '反映 李屯村村支书收了钱才给盖章',
    '报问题 李屯村 村主任收钱才给办低保',
    '反映 李屯村书记不送礼不给批宅基地',
  ])('is a complaint where who holds an office takes money for it: %s', (text) => {
    expect(first(text)).toMatchObject({ accused: [], sensitive: true });
  });

  it.each(['报问题 望湖社区物业收钱才给开门禁', '报问题 望湖社区主任说要给钱修路灯'])(
    'is no complaint about an office: %s',
    (text) => {
      expect(first(text)).not.toHaveProperty('accused');
    },
  );
});
