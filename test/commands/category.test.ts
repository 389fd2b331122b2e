import { describe, expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

const report = (text: string) => intentsOf(`报问题 ${text}`)[0];

describe('the category of a report', () => {
  it.each([
    ['云溪面业 缺食品级PP粒子50吨', '原材料供应'],
    ['云溪面业 包装用的纸托断料了', '原材料供应'],
    ['云溪面业 医用压敏胶带全市都没货，找个渠道', '原材料供应'],
    ['石桥村 要尿素二十吨', '物资保障'],
    ['枫林社区 要折叠床30张', '物资保障'],
    ['云溪面业门口的井盖丢了', '设施设备'],
    ['云溪面业冷库的压缩机坏了', '设施设备'],
    ['恒岳石材 变压器老跳闸', '设施设备'],
    ['恒岳石材 要增容，变压器不够，供电公司说排到五月了', '设施设备'],
    ['东关社区路边护栏倒了一片', '设施设备'],
  ])('says what the thing is that is named: %s', (text, category) => {
    expect(report(text)).toMatchObject({ category });
  });

  it.each([
    ['石桥村有户人家，俩孩子上网课没手机，想请民政帮帮', '民生救助', '民政局'],
    ['云溪面业的老板心里没底，请金融办来人谈谈', '融资贷款', '金融办'],
  ])('is that of the office that is asked, where no word tells: %s', (text, category, department) => {
    expect(report(text)).toMatchObject({ category: expect.stringMatching(category), department });
  });

  it.each([
    ['我是锦湖新城的材料员，门口路灯坏了', '设施设备'],
    ['云溪面业 缺搬运工20名', '用工人才'],
    ['恒岳石材 有件事说不清楚，请住建局来人', '其他'],
  ])('is not taken from a post, nor from an office that is usual for many: %s', (text, category) => {
    expect(report(text)).toMatchObject({ category });
  });
});

describe('a department that is asked by its short name', () => {
  it.each([
    '请民政看看能不能救助一下',
    '请民政核实一下',
    '麻烦民政派人过来',
    '请民政想想办法',
    '请民政问问情况',
  ])('gets it, whatever the rest suggests: %s', (asked) => {
    expect(report(`枫林社区 低保户家里没暖气煤也烧完了，${asked}`)).toMatchObject({ department: '民政局' });
  });
});

describe('urgency', () => {
  it.each([
    '大雨把桥冲垮了，三十多户困在河那边',
    '电梯坏了，两个老人被困',
    '围墙要倒，请马上来人',
    '村口塌了，请马上派车',
  ])('is heard where people are cut off or somebody is to come at once: %s', (text) => {
    expect(report(`石桥村 ${text}`)).toMatchObject({ priority: 'urgent' });
  });

  it.each(['返乡的人困在家里没处去', '要尿素二十吨', '马上换届了，材料还没备齐'])(
    'is not heard elsewhere: %s',
    (text) => {
      expect(report(`石桥村 ${text}`)).not.toHaveProperty('priority');
    },
  );
});

describe('what is wanted', () => {
  it.each(['设备扣在海关，缺一份原产地证', '贷款办不下来，缺2份证明', '开工差一份施工许可手续'])(
    'is no paper: %s',
    (text) => {
      const one = report(`恒岳石材 ${text}`);
      expect(one).not.toHaveProperty('quantities');
      expect(one).not.toHaveProperty('need');
    },
  );

  it('is never the word for how much is used up', () => {
    const one = report('云溪面业 包装膜全市都没货，一天得用300卷');
    expect(JSON.stringify(one)).not.toContain('"item":"一天得用"');
  });
});
