import { describe, expect, it } from 'vitest';
import { intentsOf, read } from './sample.ts';

const MEMBER = { senderRole: 'member', channel: 'work_group' } as const;

describe('plain trouble of somebody known, told without a plea', () => {
  it.each([
    '石桥村的桥护栏让大车撞断了一截，怕孩子掉下去',
    '云溪面业天然气压力不够，锅炉温度上不去，耽误一天损失十几万',
    '枫林社区独居老人王奶奶三天没人送饭了',
    '石桥村嘅水泵壞咗，三百畝麥等緊水',
    '石桥村 村卫生室没退烧药了 老百姓跑镇上买',
    '恒岳石材的污水管网接不进去，环保不给验收',
    '枫林社区化粪池往外冒，一楼没法住',
    '云溪面业出口的货被扣在青岛港了',
    '恒岳石材车间着火了',
    '刚从云溪面业出来，他们说面粉堆在库里发不出去，高速口查车太严',
    '枫林社区志愿者不够',
    '枫林社区消毒液快用完了',
    '恒岳石材混凝土供不上，搅拌站没复工',
    '云溪面业出口订单取消了一半，想转内销',
    '石桥村有两户低保没发下来',
    '石桥村有人偷排污水到河里',
    '石桥村跟隔壁村争水打起来了',
    '恒岳石材用电报装两个月没批',
    '云溪面业的工人吃坏了肚子，20个人送医院了',
    '枫林社区广场舞太吵，居民有意见',
    '枫林社区老旧小区没电梯，老人上下楼难',
    '云溪面业返岗员工要隔离14天，企业想问问能不能缩短',
    '枫林社区今天又有3个居民说暖气不热 我登记一下',
  ])('is a report: %s', (text) => expect(intentsOf(text, MEMBER)).toMatchObject([{ intent: 'report' }]));

  it.each([
    '枫林社区的会议室投影坏了，下午改到二楼',
    '枫林社区明天停水检修，大家提前接水',
    '望湖社区的电梯坏了两天才修好',
    '云溪面业的张总手机坏了打不通',
    '恒岳石材那边路挖断了，大家绕行',
    '云溪面业不欠工资，别听人瞎说',
    '枫林社区的老人有人送饭，不用担心',
    '云溪面业的门卫不让进，要出示工作证',
    '石桥村的桥去年塌过一次，后来修了',
    '枫林社区群里有人说断水了，我问了没这回事',
    '我车在石桥村陷泥里了，谁来拉一把',
    '云溪面业的面卖断货了',
    '枫林社区的王大爷笑倒了',
    '云溪面业今天检查安全，没发现隐患',
    '听说枫林社区的墙塌了',
    '云溪面业去了两次没见到人',
    '枫林社区的表格填错了重新填',
    '云溪面业那边没啥困难',
    '枫林社区书记没批假',
    '石桥村的材料没批下来的有谁',
    '云溪面业的会不开了',
    '枫林社区的老师不来了',
    '云溪面业的电话打不通',
    '枫林社区我不去了，你们去',
    '恒岳石材张总没来开会',
    '云溪面业那边不急',
    '枫林社区停车要绕到后门',
    '石桥村的路难找，导航不准',
    '枫林社区的活动取消了',
    '云溪面业验收没问题',
    '枫林社区那台电梯昨天坏了今天好了',
    '枫林社区说没有扰民的事',
    '枫林社区的志愿者不够热情',
    '我把枫林社区的门禁卡弄坏了',
    '云溪面业的车队回不来了，今晚住济南',
    '云溪面业那边的饭店没热水',
    '枫林社区的电梯坏了没',
  ])('is none where it is over, planned, denied, or of the office: %s', (text) =>
    expect(intentsOf(text, MEMBER).map(({ intent }) => intent)).not.toContain('report'),
  );
});

describe('what is over, with new trouble right behind it', () => {
  it('is both, and neither is lost', () => {
    expect(intentsOf('#15已解决，另外枫林社区路灯坏了', MEMBER)).toMatchObject([
      { intent: 'resolve', issueNumbers: [15] },
      { intent: 'report', subject: '枫林社区' },
    ]);
    expect(intentsOf('报问题 枫林社区路灯坏了，顺便问下#15咋样了', MEMBER)).toMatchObject([
      { intent: 'report', subject: '枫林社区' },
      { intent: 'query', issueNumbers: [15] },
    ]);
  });

  it('stays one where what follows is of the same matter', () => {
    for (const text of ['#15已解决，另外谢谢住建局', '#15 补充：缺20人，另外云溪面业还缺5人'])
      expect(intentsOf(text, MEMBER).map(({ intent }) => intent)).not.toContain('report');
  });
});

describe('what is asked in other words', () => {
  const asked = (text: string, role = 'member') =>
    intentsOf(text, { senderRole: role as 'member', mentionsBot: true })[0];

  it('is read as what it asks', () => {
    expect(intentsOf('#15 谁接的单', MEMBER)[0]).toMatchObject({ intent: 'query', issueNumbers: [15] });
    expect(intentsOf('#15 都超期了还不办', MEMBER)[0]).toMatchObject({ intent: 'urge' });
    expect(asked('有没有我要确认的')).toMatchObject({ intent: 'query', scope: 'awaiting' });
    expect(asked('超期最多的三个部门', 'leader')).toMatchObject({ intent: 'stats' });
    expect(asked('最近大家反映最多的是啥', 'leader')).toMatchObject({ intent: 'stats' });
    expect(
      intentsOf('#15 材料不全 请补企业营业执照', { senderRole: 'liaison', channel: 'department' })[0],
    ).toMatchObject({ intent: 'request_info' });
  });

  it.each([
    ['农民工工资的都列出来', '农民工工资'],
    ['路灯相关的问题有哪些', '路灯'],
    ['把下水道的问题列一下', '下水道'],
  ])('is looked for by its words: %s', (text, words) =>
    expect(asked(text, 'leader')).toEqual({ intent: 'query', issueNumbers: [], scope: 'open', words }),
  );

  it('is no list where no matter is named', () => {
    for (const text of ['领导的材料有哪些', '开会的人都有哪些', '值班的有哪些'])
      expect(asked(text, 'leader') ?? {}).not.toHaveProperty('words');
  });

  it('is talk where nobody asks the bot', () =>
    expect(read('路灯相关的问题有哪些', MEMBER)).toEqual({ kind: 'chatter' }));
});
