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

describe('what is asked', () => {
  it.each([
    ['云溪面业去年的出口退税还没到账，财务说再不到发不出工资', '税费政策'],
    ['云溪面业环评没人理，不然招来的工人没活干', '项目审批'],
    ['石桥村 拉大棚菜的三轮陷在进村的土路里', '交通运输'],
    ['云溪面业仓库漏雨，小麦都泡了', '设施设备'],
    ['云溪面业想问工人通勤大巴能不能恢复', '交通运输'],
    ['恒岳石材 缺会调数控冲床的人，10个', '用工人才'],
    ['恒岳石材 缺财务人员', '用工人才'],
    ['枫林社区旱厕满了没人抽', '环境整治'],
  ])('says more than its consequence, its time and what stands about: %s', (text, category) => {
    expect(report(text)).toMatchObject({ category });
  });

  it('is read from the consequence where nothing else tells', () => {
    expect(report('恒岳石材 那件事还是老样子，不然工人早走了')).toMatchObject({ category: '用工人才' });
  });
});

describe('an office that is asked without a word before it', () => {
  it.each(['交警能不能给放行', '交警能否派人过来', '这事卡在交警那儿了'])('gets the report: %s', (asked) => {
    expect(report(`云溪面业的师傅在高速口被劝返，${asked}`)).toMatchObject({ department: '交警大队' });
  });

  it('is not heard in a common word', () => {
    expect(report('石桥村封了路，交通能不能早点恢复')).not.toHaveProperty('department');
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
    '井盖没了，昨天有个骑车的摔了，赶紧派人来弄一下',
    '四十几个人堵了项目部大门，人社赶快来人！',
    '车卡在收费站，司机两天没下车了，得快点',
  ])('is heard where people are cut off or somebody is to come at once: %s', (text) => {
    expect(report(`石桥村 ${text}`)).toMatchObject({ priority: 'urgent' });
  });

  it.each([
    '路灯不亮，赶紧派人来看看',
    '路灯不亮，请赶快派人动手修',
    '前年有人摔了一跤，栏杆修得不牢',
    '返乡的人困在家里没处去',
    '要尿素二十吨',
    '马上换届了，材料还没备齐',
  ])('is not heard elsewhere: %s', (text) => {
    expect(report(`石桥村 ${text}`)).not.toHaveProperty('priority');
  });
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
