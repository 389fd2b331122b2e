import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from './support/app.ts';
import { DATABASES } from './support/store.ts';

const ONE = '度假区工作一组';
const TWO = '度假区工作二组';
const CITY = '市派工作组';
const PROVINCE = '省派工作组';

/** A Monday; the week's bulletin comes on Friday the 13th at 17:00. */
const MONDAY = '2020-03-09T09:00:00+08:00';

/** One week of four work groups, played from the first line to the bulletin over HTTP. */
describe.each(DATABASES)('a week of the work groups on the %s database', (kind) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp(kind, MONDAY);
  });
  afterAll(() => app.close());

  const states = async (number: number) => (await app.events(number)).map(({ to }) => to);

  it('begins with an empty ledger in which nobody is greeted', async () => {
    expect(await app.issues()).toEqual([]);
    expect(await app.messages('leaders')).toEqual([]);
    expect(await app.messages(ONE)).toEqual([]);
  });

  it('#1: a road is dug up, three departments come at once, the trucks roll the same day', async () => {
    await app.say(
      ONE,
      'member',
      '报问题 凤凰粮食制品有限公司门口修路，货车进不了厂，原料只够今天，快停产了，请住建、交通、交警来现场办公',
    );
    expect(await app.issue(1)).toMatchObject({
      state: 'dispatched',
      object: { name: '凤凰粮食制品有限公司', kind: 'enterprise' },
      department: '住建局',
      assisting: ['交通局', '交警大队'],
      priority: 'urgent',
      group: ONE,
    });
    expect(await app.botSays(ONE)).toHaveLength(1);
    expect(await app.last(ONE)).toContain('#1');
    for (const department of ['住建局', '交通局', '交警大队']) {
      expect(await app.last(department)).toContain('#1');
      await app.press(department, 'liaison', '签收');
    }
    expect(await app.last(ONE)).toContain('住建局已签收');
    expect((await app.botSays(ONE)).filter(({ text }) => text.includes('已签收'))).toHaveLength(1);

    await app.say('交警大队', 'liaison', '答复 #1 每天7点到9点派人疏导，错峰放行货车');
    expect(await app.last(ONE)).toContain('每天7点到9点派人疏导，错峰放行货车');
    await app.say('住建局', 'liaison', '办结 #1 便道已铺好，货车可以进出');
    expect((await app.issue(1)).state).toBe('resolved');
    expect(await app.last(ONE)).toContain('便道已铺好，货车可以进出');
    await app.press(ONE, 'member', '满意，办结');
    expect(await app.issue(1)).toMatchObject({
      state: 'closed',
      satisfaction: '满意',
      result: '便道已铺好，货车可以进出',
    });
    expect(await app.last('住建局')).toContain('已办结');
    expect(await states(1)).toEqual([
      'reported',
      'dispatched',
      'accepted',
      'accepted',
      'accepted',
      'accepted',
      'resolved',
      'closed',
    ]);
  });

  it('#2: experts have no rooms; first an interim measure, then hotels are open again', async () => {
    await app.say(
      CITY,
      'member',
      '@四进助手 泰山石膏请来的外国专家没地方住，酒店都没开门，设备没法调试，麻烦协调文旅局',
    );
    expect(await app.issue(2)).toMatchObject({ department: '文旅局', object: { name: '泰山石膏有限公司' } });
    await app.say('文旅局', 'liaison', '收到 #2');
    expect((await app.issue(2)).state).toBe('accepted');
    await app.say('文旅局', 'liaison', '答复 #2 临时办法：先由镇政府安排单间，专家今晚就能入住');
    expect(await app.last(CITY)).toContain('先由镇政府安排单间');
    expect((await app.issue(2)).state).toBe('accepted');

    await app.moveTo('2020-03-10T10:00:00+08:00');
    await app.say('文旅局', 'liaison', '办结 #2 三家酒店已恢复营业，专家全部按标准入住');
    await app.say(CITY, 'member', '#2 基本满意');
    expect(await app.issue(2)).toMatchObject({ state: 'closed', satisfaction: '基本满意' });
    expect((await app.events(2)).map(({ type }) => type)).toEqual([
      'reported',
      'dispatched',
      'accepted',
      'replied',
      'resolved',
      'confirmed',
    ]);
  });

  it('#3: orders pile up at a maker of protective suits, and others lend their capacity', async () => {
    await app.say(TWO, 'member', '报问题 迪尚医疗防护服订单爆满，产能跟不上，请工信局帮忙牵线代工企业');
    expect(await app.issue(3)).toMatchObject({
      department: '工信局',
      object: { name: '迪尚医疗科技有限公司' },
    });
    await app.press('工信局', 'liaison', '签收');
    await app.say('工信局', 'liaison', '进展 #3 已联系8家企业，明天开对接会');
    expect((await app.issue(3)).state).toBe('in_progress');
    await app.moveTo('2020-03-11T09:30:00+08:00');
    await app.press('工信局', 'liaison', '办结', '与8家企业签了代工协议，下单2亿元');
    expect(await app.last(TWO)).toContain('下单2亿元');
    await app.say(TWO, 'contact', '#3 已解决，满意');
    expect(await app.issue(3)).toMatchObject({ state: 'closed', satisfaction: '满意' });
  });

  it('#4: meltblown fabric is found by a superior unit, and the chain of units is kept', async () => {
    await app.say(
      PROVINCE,
      'member',
      '报问题 富士康（烟台）科技工业园熔喷布没有供货渠道，非常急缺，请发改委协调',
    );
    expect(await app.issue(4)).toMatchObject({ department: '发改委', priority: 'urgent' });
    await app.press('发改委', 'liaison', '签收');
    await app.say(PROVINCE, 'leader', '提级 #4 省发改委 区里没有货源');
    expect(await app.issue(4)).toMatchObject({
      department: '省发改委',
      assisting: ['发改委'],
      state: 'dispatched',
    });
    expect((await app.issue(4)).flags).toContain('escalated');
    expect(await app.last('省发改委')).toContain('#4');
    expect(await app.last('leaders')).toContain('#4');
    await app.press('省发改委', 'liaison', '签收');
    await app.say('省发改委', 'liaison', '#4 办结 已落实供货单位，双方签了供货意向');
    await app.say(PROVINCE, 'leader', '#4 已解决');
    expect((await app.issue(4)).state).toBe('closed');
  });

  it('#5: a loan is granted in two days, and nobody answers', async () => {
    await app.say(
      PROVINCE,
      'member',
      '报问题 潞新钢铁产品滞销、资金周转不开，想贷款8000万元，请金融办对接银行',
    );
    expect(await app.issue(5)).toMatchObject({ department: '金融办', object: { name: '潞新钢铁有限公司' } });
    await app.press('金融办', 'liaison', '签收');
    await app.moveTo('2020-03-12T15:00:00+08:00');
    await app.say('金融办', 'liaison', '办结 #5 8000万元贷款已到账');
    expect((await app.issue(5)).state).toBe('resolved');
  });

  it('#6: two departments return it, then the coordinator rules', async () => {
    await app.say(CITY, 'member', '报问题 丰泽领秀城 水泥运不进来，请住建局协调');
    await app.say('住建局', 'liaison', '退回 #6');
    expect(await app.last('住建局')).toContain('原因');
    expect((await app.issue(6)).state).toBe('dispatched');
    await app.say('住建局', 'liaison', '退回 #6 卡在路口限行，不归我们管，建议转交通局');
    expect(await app.issue(6)).toMatchObject({ department: '交通局', state: 'dispatched', returnCount: 1 });
    const { deadline } = await app.issue(6);
    await app.say('交通局', 'liaison', '退回 #6 限行由交警管理，建议转交警大队');
    expect(await app.issue(6)).toMatchObject({ state: 'returned', returnCount: 2 });
    expect(await app.last('coordinators')).toContain('裁定');
    await app.say('coordinators', 'coordinator', '#6 派给交警大队');
    expect(await app.issue(6)).toMatchObject({ department: '交警大队', state: 'dispatched', deadline });
    await app.press('交警大队', 'liaison', '签收');
    expect((await app.issue(6)).state).toBe('accepted');
  });

  it('#7: half a delivery is no solution: reopened, done again, confirmed', async () => {
    await app.say(CITY, 'member', '报问题 高铁社区口罩不够，还缺2000个，请商务局协调');
    await app.say('商务局', 'liaison', '办结 #7 口罩已送到社区');
    await app.say(CITY, 'member', '#7 不满意');
    expect((await app.issue(7)).state).toBe('resolved');
    expect(await app.last(CITY)).toContain('要写明原因');
    await app.say(CITY, 'member', '重办 #7 只到了500个');
    expect(await app.issue(7)).toMatchObject({ state: 'reopened', reopenCount: 1, result: null });
    expect(await app.last('商务局')).toContain('只到了500个');
    await app.say('商务局', 'liaison', '签收 #7');
    await app.say('商务局', 'liaison', '办结 #7 剩下1500个已补齐');
    await app.say(CITY, 'member', '#7 满意');
    expect(await app.issue(7)).toMatchObject({ state: 'closed', result: '剩下1500个已补齐' });
  });

  it('#8: one that was reported by mistake is cancelled, and stays in the ledger', async () => {
    await app.say(CITY, 'member', '报问题 小堰堤社区 楼道路灯不亮，请街道办处理');
    await app.say(CITY, 'member', '撤销 #8 物业已经修好了');
    expect((await app.issue(8)).state).toBe('cancelled');
    expect(await app.last('街道办')).toContain('不用再办');
  });

  it('refuses kindly whoever it does not concern, and changes nothing', async () => {
    await app.say('税务局', 'liaison', '办结 #6 已处理');
    expect(await app.last('税务局')).toContain('交警大队联络员');
    await app.say(ONE, 'stranger', '#6 已解决');
    expect(await app.last(ONE)).toContain('绑定');
    expect((await app.issue(6)).state).toBe('accepted');
  });

  it('ends with a bulletin whose figures were counted by hand', async () => {
    await app.moveTo('2020-03-13T17:00:00+08:00');
    const bulletins = (await app.botSays('leaders')).filter(({ text }) => text.includes('周通报'));
    expect(bulletins).toHaveLength(1);
    expect(bulletins[0]!.text).toMatchInlineSnapshot(`
      "《明湖度假区四进工作组周通报》第1期（3月6日17时—3月13日17时）
      一、总体情况
      新增8件，上期结转0件，办结5件，在办2件（其中待确认1件），逾期0件。
      应办结2件，办结率 100%（2/2），按期办结率 100%（2/2）；满意率 100%（4/4）。
      办结件从登记到出结果，一半在1分钟以内。
      退回2次、重办1次、作废1件。
      二、四类对象
      企业：新增5、办结4、在办1、逾期0
      项目：新增1、办结0、在办1、逾期0
      社区：新增2、办结1、在办0、逾期0
      三、责任部门
      住建局：应办结1、已办结1、按期1；退回1；满意率 100%（1/1）
      省发改委：应办结1、已办结1、按期1
      交通局：退回1
      工信局：本期办结1；满意率 100%（1/1）
      文旅局：本期办结1；满意率 100%（1/1）
      商务局：本期办结1；重办1；满意率 100%（1/1）
      四、热点与共性问题
      交通运输：2件，占新增 25%（2/8），涉及2个组
      五、物资
      口罩：需要2000个，已到位2000个，已补齐
      六、典型案例
      #1 3月9日度假区工作一组报凤凰粮食制品有限公司“门口修路，货车进不了厂，原料只够今天，快停产了”，住建局牵头、交通局、交警大队配合。3月9日办结，用时1分钟：便道已铺好，货车可以进出，申报人评价满意。
      #4 3月11日省派工作组报富士康（烟台）科技工业园“熔喷布无供货渠道，非常急缺”，省发改委牵头、发改委配合。3月11日办结，用时1分钟：已落实供货单位，双方签了供货意向。
      七、下周安排
      到期1件：
      #6 丰泽领秀城项目：水泥运不进来（交警大队，3月19日到期）"
    `);
  });

  it('tells each group its own part, once', async () => {
    for (const group of [ONE, TWO, CITY, PROVINCE])
      expect((await app.botSays(group)).filter(({ text }) => text.includes('周通报'))).toHaveLength(1);
  });

  it('closes what nobody answered for three working days as unverified', async () => {
    await app.moveTo('2020-03-17T17:29:00+08:00');
    expect((await app.issue(5)).state).toBe('resolved');
    await app.moveTo('2020-03-17T17:30:00+08:00');
    expect(await app.issue(5)).toMatchObject({ state: 'closed', satisfaction: null });
    expect((await app.issue(5)).flags).toContain('unverified');
  });

  it('delivered everything it had to say', async () => {
    expect((await app.api<{ items: unknown[] }>('/api/deliveries?state=failed')).items).toEqual([]);
    expect((await app.api<{ items: unknown[] }>('/api/deliveries?state=available')).items).toEqual([]);
  });
});
