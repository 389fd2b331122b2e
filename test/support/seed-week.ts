/** The week of the seed cases, as anybody plays it on any platform: who does what where, in this order. */

export const MONDAY = '2020-03-09T09:00:00+08:00';

/** A platform on which the week can be played. */
export interface Stage {
  say(place: string, role: string, text: string): Promise<void>;
  press(place: string, role: string, label: string, words?: string): Promise<void>;
  moveTo(now: string): Promise<void>;
}

const ONE = '度假区工作一组';
const TWO = '度假区工作二组';
const CITY = '市派工作组';
const PROVINCE = '省派工作组';

type Step = (stage: Stage) => Promise<void>;

const says =
  (place: string, role: string, text: string): Step =>
  (stage) =>
    stage.say(place, role, text);
const presses =
  (place: string, role: string, label: string, words?: string): Step =>
  (stage) =>
    stage.press(place, role, label, words);
const until =
  (now: string): Step =>
  (stage) =>
    stage.moveTo(now);

/** Every place of the week, and who has to be known there. */
export const PLACES: Readonly<Record<string, readonly string[]>> = {
  [ONE]: ['member'],
  [TWO]: ['member', 'contact'],
  [CITY]: ['member'],
  [PROVINCE]: ['member', 'leader'],
  住建局: ['liaison'],
  交通局: ['liaison'],
  交警大队: ['liaison'],
  文旅局: ['liaison'],
  工信局: ['liaison'],
  发改委: ['liaison'],
  省发改委: ['liaison'],
  金融办: ['liaison'],
  商务局: ['liaison'],
  leaders: ['supervisor'],
  coordinators: ['coordinator'],
};

const STEPS: readonly Step[] = [
  // #1: a road is dug up, three departments come at once, the trucks roll the same day
  says(
    ONE,
    'member',
    '报问题 凤凰粮食制品有限公司门口修路，货车进不了厂，原料只够今天，快停产了，请住建、交通、交警来现场办公',
  ),
  presses('住建局', 'liaison', '签收'),
  presses('交通局', 'liaison', '签收'),
  presses('交警大队', 'liaison', '签收'),
  says('交警大队', 'liaison', '答复 #1 每天7点到9点派人疏导，错峰放行货车'),
  says('住建局', 'liaison', '办结 #1 便道已铺好，货车可以进出'),
  presses(ONE, 'member', '满意，办结'),
  // #2: experts have no rooms; first an interim measure, then hotels are open again
  says(CITY, 'member', '报问题 泰山石膏请来的外国专家没地方住，酒店都没开门，设备没法调试，麻烦协调文旅局'),
  says('文旅局', 'liaison', '收到 #2'),
  says('文旅局', 'liaison', '答复 #2 临时办法：先由镇政府安排单间，专家今晚就能入住'),
  until('2020-03-10T10:00:00+08:00'),
  says('文旅局', 'liaison', '办结 #2 三家酒店已恢复营业，专家全部按标准入住'),
  says(CITY, 'member', '#2 基本满意'),
  // #3: orders pile up at a maker of protective suits, and others lend their capacity
  says(TWO, 'member', '报问题 迪尚医疗防护服订单爆满，产能跟不上，请工信局帮忙牵线代工企业'),
  presses('工信局', 'liaison', '签收'),
  says('工信局', 'liaison', '进展 #3 已联系8家企业，明天开对接会'),
  until('2020-03-11T09:30:00+08:00'),
  presses('工信局', 'liaison', '办结', '与8家企业签了代工协议，下单2亿元'),
  says(TWO, 'contact', '#3 已解决，满意'),
  // #4: meltblown fabric is found by a superior unit, and the chain of units is kept
  says(PROVINCE, 'member', '报问题 富士康（烟台）科技工业园熔喷布没有供货渠道，非常急缺，请发改委协调'),
  presses('发改委', 'liaison', '签收'),
  says(PROVINCE, 'leader', '提级 #4 省发改委 区里没有货源'),
  presses('省发改委', 'liaison', '签收'),
  says('省发改委', 'liaison', '#4 办结 已落实供货单位，双方签了供货意向'),
  says(PROVINCE, 'leader', '#4 已解决'),
  // #5: a loan is granted in two days, and nobody answers
  says(PROVINCE, 'member', '报问题 潞新钢铁产品滞销、资金周转不开，想贷款8000万元，请金融办对接银行'),
  presses('金融办', 'liaison', '签收'),
  until('2020-03-12T15:00:00+08:00'),
  says('金融办', 'liaison', '办结 #5 8000万元贷款已到账'),
  // #6: two departments return it, then the coordinator rules
  says(CITY, 'member', '报问题 丰泽领秀城 水泥运不进来，请住建局协调'),
  says('住建局', 'liaison', '退回 #6'),
  presses('住建局', 'liaison', '退回', '卡在路口限行，不归我们管，建议转交通局'),
  says('交通局', 'liaison', '退回 #6 限行由交警管理，建议转交警大队'),
  says('coordinators', 'coordinator', '#6 派给交警大队'),
  presses('交警大队', 'liaison', '签收'),
  // #7: half a delivery is no solution: reopened, done again, confirmed
  says(CITY, 'member', '报问题 高铁社区口罩不够，还缺2000个，请商务局协调'),
  says('商务局', 'liaison', '办结 #7 口罩已送到社区'),
  says(CITY, 'member', '重办 #7 只到了500个'),
  says('商务局', 'liaison', '签收 #7'),
  says('商务局', 'liaison', '办结 #7 剩下1500个已补齐'),
  says(CITY, 'member', '#7 满意'),
  // whoever it does not concern changes nothing
  says(ONE, 'stranger', '#6 已解决'),
  until('2020-03-13T17:00:00+08:00'),
];

export async function playSeedWeek(stage: Stage): Promise<void> {
  for (const step of STEPS) await step(stage);
}
