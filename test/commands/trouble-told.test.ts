import { describe, expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

const NOW = new Date('2020-03-10T02:00:00Z');
const intents = (text: string, context: Parameters<typeof intentsOf>[1] = {}) =>
  intentsOf(text, { now: NOW, ...context });
const named = (text: string, context: Parameters<typeof intentsOf>[1] = {}) =>
  intents(text, context).map(({ intent }) => intent);

describe('trouble told without a word of reporting', () => {
  it.each([
    ['蓝鲸电子招工缺口大，差3500人，人社能不能组织专车去邻市接', '蓝鲸电子（云溪）产业园'],
    ['石桥村出村那条路让拉沙车压得稀烂，一下雨轿车都托底，交通局到底管不管啊', '石桥村'],
    ['‼️枫林社区‼️电梯困人第三次了，物业装死，住建能不能管管🙏', '枫林社区'],
    ['恒岳石材出口退税160万一直没到账，税务那边说系统在审，能给催一下不', '恒岳石材有限公司'],
    ['大王庄村书记刚打来电话，山上蓄水池见底了，全村吃水全靠拉，得赶紧想办法', '大王庄村'],
    ['我今天在云溪面业看到厂门口积水没人管，工作组记一下，交住建局办', '云溪面业有限公司'],
    ['安泽医护急着找熔喷料，有多少要多少，哪个组手里有资源搭个线', '安泽医护用品有限公司'],
    ['反映个事儿，恒悦石材后山那个蓄水池裂了', '恒岳石材有限公司'],
    ['恒岳石材项目部反映：塔吊验收卡住了，工地80多号人干等着', '恒岳石材有限公司'],
    ['口罩又没了，枫林社区卡口的人分不上，先给匀100个行不行', '枫林社区'],
    ['望湖社区3栋2单元下水道堵了三天，物业推给住建，住建推给物业', '望湖社区'],
  ])('is a report where somebody known needs help: %s', (text, subject) => {
    expect(intents(text)[0]).toMatchObject({ intent: 'report', subject });
  });

  it.each([
    ['石桥村机井坏了3眼，麦子等着浇水', '石桥村'],
    ['望湖社区5号楼电梯坏了两天，老人下不了楼', '望湖社区'],
    ['枫林社区停水三天了', '枫林社区'],
    ['另外云溪面业门口又堵了一上午，车间快停产了', '云溪面业有限公司'],
    ['大王庄村山上蓄水池裂了，全村吃不上水', '大王庄村'],
    ['恒岳石材变压器烧了，八十多号人干等着', '恒岳石材有限公司'],
  ])('is a report where somebody known cannot live or work, though nobody is asked: %s', (text, subject) => {
    expect(intents(text)[0]).toMatchObject({ intent: 'report', subject });
  });

  it.each([
    '云溪面业门口又堵了',
    '望湖社区的电梯坏了两天才修好',
    '枫林社区停水三天了，昨晚来水了',
    '石桥村那机井坏了3眼不是早修好了吗',
    '云溪面业停产了吗？',
    '恒岳石材去年也停电三天，后来自己买了发电机',
    '恒岳石材没停产，别乱传',
    '听说大王庄村要停水三天',
    '枫林社区明天停电半天检修，大家提前充电',
    '云溪面业食堂坏了，中午没法吃饭，出去吃',
    '电梯坏了两天，我爬楼爬得腿疼',
    '望湖社区微信群又炸了，吵了两天',
    '去年枫林社区停电三天的时候是靠发电车',
    '枫林社区那次停电坏了我家冰箱，堵心了两天',
    '石桥村的机井要是再坏两天，麦子就完了',
    '云溪面业今天停产检修，计划三天',
    '大王庄村村口堵了半天，原来是在拍电视',
  ])('is talk where the trouble is over, denied, foretold or nobody’s plight: %s', (text) => {
    expect(named(text)).toEqual([]);
  });

  it('is a report where an amount of something is wanted', () => {
    expect(intents('锦湖新城缺20名钢筋工、12名木工，3月15号前要到位')[0]).toMatchObject({
      intent: 'report',
      quantities: [
        { item: '钢筋工', value: 20, unit: '名' },
        { item: '木工', value: 12, unit: '名' },
      ],
    });
  });

  it('is a report of a place that nobody has written down, where a department is asked', () => {
    expect(named('张家屯村小学操场塌了一块，请住建局派人看看')).toEqual(['report']);
    expect(named('张家屯村小学操场塌了一块')).toEqual([]);
  });

  it('is a report of one’s own trouble, where the group is asked', () => {
    expect(named('我们宿舍楼停水两天了，工人没法洗漱做饭，麻烦工作组给协调协调')).toEqual(['report']);
    expect(named('我们宿舍楼停水两天了')).toEqual([]);
  });

  it.each([
    '云溪面业那边路修好没？货车还进不去吗',
    '帮我带份饭，恒岳石材食堂没菜了',
    '云溪面业的困难大家都知道，请记得周五交材料',
    '我觉得恒岳石材的问题不在钱，得想办法把工艺改了',
    '云溪面业门口堵车了，来的同志绕一下，请走东门',
    '枫林社区今天停水，麻烦各位回去跟家属说一声',
    '这几天跑远航项目累死了，帮忙顶个班',
    '明天去明辉光电，谁有车？帮忙捎我一段，打不到车',
    '锦湖新城的台账没填完，小王赶紧补一下',
    '@老张 你去恒岳石材看一下，机器坏了，帮他们修修',
    '青松玻璃的合同我没带，谁在办公室帮忙拍一张',
    '恒岳石材那个我先不报了，等企业把材料给齐再说',
    '要是下礼拜云溪面业还不来水，就麻烦住建局了',
    '去年石桥村那条路塌了，多亏住建局帮忙',
    '听说蓝鲸电子又缺人了，谁能去问问',
    '大王庄村招募志愿者，缺两个，谁报名',
    '云溪面业的张总刚打电话来，说感谢工作组这段时间的帮忙',
    '云溪面业说感谢工作组帮忙协调',
    '云溪面业张总说多亏工作组帮忙，不然早停产了',
  ])('is talk, and gets no answer: %s', (text) => {
    expect(named(text)).toEqual([]);
  });

  it('is no report where a department speaks among its own', () => {
    expect(named('蓝鲸电子手续不全，请他们补', { channel: 'department', senderRole: 'liaison' })).toEqual([]);
  });
});

describe('what is announced as trouble', () => {
  it.each([
    ['另起一个：云溪面业门口新装了限高杆，四米二的车进不去，跟之前修路那回事不是一码', '云溪面业有限公司'],
    ['反映个事：枫林社区东门早晚高峰大货车乱停，差点撞着孩子，请交警来看看', '枫林社区'],
    ['跟大家说个情况，海洋牧场示范项目的养殖用海证到期续不了，请帮着协调', '海洋牧场示范项目'],
    ['各位领导，恒岳石材这边有个难题，石板运往邻省的车下不了高速，已经被劝返3次', '恒岳石材有限公司'],
    ['#报问题# 枫林社区 27号楼电梯昨晚困人两回了，物业说没钱修', '枫林社区'],
    ['还没，那就在这报吧：锦湖新城门前污水管冒了一周，没下文', '锦湖新城项目'],
    ['今天跑了一天汇总下报问题哈海澜精密缺磨工大概十来个', '海澜精密轴件有限公司'],
  ])('is a report, wherever the word of it stands: %s', (text, subject) => {
    expect(intents(text)[0]).toMatchObject({ intent: 'report', subject });
  });
});

describe('several matters in one report', () => {
  it.each([
    ['报问题 枫林社区（一）垃圾三天没清运（二）公厕堵了（三）健身器材断裂', 3],
    ['报问题 明辉光电 1️⃣芯片测试座缺货 2️⃣班车司机不够', 2],
    ['枫林社区反映两个事一个是健身器材锈断了没人修一个是垃圾清运车三天没来', 2],
    ['@协调助手 今天在明辉光电收集到两个问题：\n一个是施工图审查排队太久；\n另一个是渣土没处倒', 2],
  ])('are a report each, of the same object: %s', (text, count) => {
    const reports = intents(text, { mentionsBot: text.startsWith('@') });
    expect(reports).toHaveLength(count);
    expect(new Set(reports.map((one) => ('subject' in one ? one.subject : undefined))).size).toBe(1);
  });

  it('stay one where 一个是 names nothing that is wrong', () => {
    expect(intents('报问题 云溪面业缺两个工种，一个是焊工一个是电工')).toHaveLength(1);
  });
});

describe('what a report wants', () => {
  it('leaves out what a package holds, and takes 少 for a lack', () => {
    expect(intents('报问题 枫林社区 消毒液没了！！来10桶（25公斤装）')[0]).toMatchObject({
      quantities: [{ item: '消毒液', value: 10, unit: '桶' }],
    });
    expect(intents('报问题 明辉光电 洁净车间少12套防静电服')[0]).toMatchObject({
      quantities: [{ item: '防静电服', value: 12, unit: '套' }],
    });
  });

  it('reads the matter of a form from its own line', () => {
    const form =
      '报问题\n对象：鼎盛无纺布\n事项：厂区外35千伏线路迁改\n诉求：4月底前完成迁改\n联系人：孙经理';
    expect(intents(form)[0]).toMatchObject({
      title: '厂区外35千伏线路迁改',
      subject: '鼎盛无纺布有限公司',
      due: '2020-04-30T17:30:00+08:00',
    });
  });

  it('wants no help, office or firm as a thing that somebody could bring', () => {
    for (const text of ['报问题 云溪面业报关单卡住了，求协调', '报问题 云溪面业停气了，快找燃气公司'])
      expect(intents(text)[0]).not.toHaveProperty('need');
  });
});
