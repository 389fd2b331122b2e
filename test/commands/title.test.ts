import { describe, expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

const titleOf = (text: string) => {
  const [first] = intentsOf(`报问题 云溪面业 ${text}`, { senderRole: 'member', channel: 'work_group' });
  return first?.intent === 'report' ? first.title : undefined;
};

describe('the title of a report', () => {
  it.each([
    ['停电了，請供電公司協調', '停电了，请供电公司协调'],
    ['停电三天了请供电公司来人', '停电三天了请供电公司来人'],
    ['请假的工人回不来', '请假的工人回不来'],
    ['没想到停电了', '没想到停电了'],
    ['想申请贷款', '申请贷款'],
    ['请工信局协调一下，每天都要停电两小时', '每天都要停电两小时'],
    ['希望住建局过来看一下，每天都要堵两个小时', '每天都要堵两个小时'],
    ['希望能帮忙协调一下住宿', '协调一下住宿'],
    ['１２台设备ＡＢＣ坏了', '12台设备ABC坏了'],
  ])('is made of whole words: %s', (typed, title) => {
    expect(titleOf(typed)).toBe(title);
  });

  it.each([
    ['你好我是恒岳石材的材料员 门口那个井盖丢了 能不能给补上', '门口那个井盖丢了'],
    ['各位领导好，我是枫林社区的网格员，三号楼电梯停了', '三号楼电梯停了'],
    ['我是石桥村的，水管裂了', '水管裂了'],
    ['恒岳石材要的胶带全市都没货，能不能帮着催催', '胶带全市都没货'],
    ['云溪面业的组件扣在海关，商务局能不能帮忙沟通', '组件扣在海关'],
    ['我们是个人员密集的厂，通道堵了', '是个人员密集的厂，通道堵了'],
    ['恒岳石材门口又挖沟了，大车进不去，住建局那边能不能来看看', '门口又挖沟了，大车进不去'],
    ['枫林社区围墙倒了一截，这边能不能请住建局的人过来瞧瞧', '围墙倒了一截'],
    ['刚从石桥村出来，进村那条土路成稀泥了', '进村那条土路成稀泥了'],
    ['刚去了趟石桥村，进村那条土路成稀泥了', '进村那条土路成稀泥了'],
    ['今天在石桥村看到水管裂了', '水管裂了'],
    ['从恒岳石材买的板子卡在路上', '买的板子卡在路上'],
    ['货车到恒岳石材门口进不去', '货车到门口进不去'],
    ['我是恒岳石材办公室的，缓缴报上去十来天没回音', '缓缴报上去十来天没回音'],
    ['这事我们自己办不了，往上报一下：枫林社区旱厕满了', '旱厕满了'],
    ['石桥村——用电负荷不够', '用电负荷不够'],
    ['请协调：恒岳石材从浙江买的板子卡在收费站', '从浙江买的板子卡在收费站'],
    ['石桥村水管裂了，住建局说：等明年再修', '水管裂了，住建局说：等明年再修'],
    ['云溪面业的师傅在高速口被劝返，交警能不能给放行', '师傅在高速口被劝返'],
    ['云溪面业四十几个人堵了大门，赶快来人', '四十几个人堵了大门'],
    ['枫林社区封了路，交通能不能早点恢复', '封了路，交通早点恢复'],
  ])('leaves out who speaks, and the mere asking: %s', (text, title) => {
    expect(intentsOf(`报问题 ${text}`)[0]).toMatchObject({ title });
  });

  it('breaks at the pauses of what was spoken where it would be cut', () => {
    expect(titleOf('我们厂门口那个井盖昨天夜里丢了 今天早上掉进去一个骑电动车的 到现在也没有人过来看')).toBe(
      '厂门口那个井盖昨天夜里丢了，今天早上掉进去一个骑电动车的',
    );
  });

  it('leaves the detail as it was typed', () => {
    const [first] = intentsOf('报问题 云溪面业 １２台设备坏了', { senderRole: 'member' });
    expect(first).toMatchObject({ detail: '云溪面业 １２台设备坏了' });
  });
});

describe('a transfer', () => {
  it.each([
    '转办 #1 交通局 路是省道',
    '转办 #1 交通局，路是省道',
    '#1 转交通局，路是省道',
    '转办 #1 给交通局 原因：路是省道',
    '转办 #1 路是省道，请转交通局办理',
  ])('keeps where it goes out of the reason: %s', (text) => {
    expect(intentsOf(text, { senderRole: 'liaison', channel: 'department' })).toMatchObject([
      { intent: 'transfer', toDepartment: '交通局', reason: '路是省道' },
    ]);
  });
});

describe('an amount', () => {
  it.each([
    ['酒精大概还差个六箱', { item: '酒精', value: 6, unit: '箱' }],
    ['想要200斤84消毒液原液', { item: '84消毒液原液', value: 200, unit: '斤' }],
    ['还差个六箱酒精', { item: '酒精', value: 6, unit: '箱' }],
    ['那个酒精啊大概还差个六箱的样子', { item: '酒精', value: 6, unit: '箱' }],
    ['口罩好像还缺个三四百只', { item: '口罩', value: 400, unit: '只' }],
    ['消毒液估计得来个十桶', { item: '消毒液', value: 10, unit: '桶' }],
    ['测温枪再来个五把就够了', { item: '测温枪', value: 5, unit: '把' }],
    ['防护服怎么也得有个一百套', { item: '防护服', value: 100, unit: '套' }],
  ])('is read as it is spoken: %s', (text, amount) => {
    expect(intentsOf(`报问题 云溪面业 ${text}`, {})).toMatchObject([{ quantities: [amount] }]);
  });
});
