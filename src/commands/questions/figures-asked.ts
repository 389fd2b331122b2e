import type { Reading } from '../reading.ts';
import { PERIOD, VAGUE } from './read-period.ts';

const WHEN = `(?:${PERIOD}|${VAGUE}|现在|目前|眼下|最近|近期|近来)?的?\\s?`;
const PLEASE = '(?:请|麻烦|帮我|帮忙|给我|看一?下|看看|查一?下|说说|问一?下|想知道|[\\s,:])*';
const WHOSE = '(?:各|每|哪)(?:个|些|几个|家|几家)?(?:工作)?(?:部门|单位|委办局|局|组|街道|类|口)?';
const RATE =
  '(?:(?:按期|按时|及时|一次|群众|企业|首派|派单)?(?:办结|满意|签收|退[回单件]|返工|重办|催办|延期|超期|逾期|准确|回访|答复|办理)(?:及时|准确)?(?:率|度))';
const SHOW =
  '(?:(?:拉|做|出|列|排|整|弄|汇|发|给|报)(?:一?[个张份下]|出来|一?下)?(?:表|数|数据|排名|名次?|队|清单|给我|我)?(?:看看|看一?下|看)?)';
const HOW = `(?:是|有|到|达到|现在)?(?:多少|百分之几|几成|怎么样|怎样|咋样|如何|情况|呢|高不高|够不够|排名|对比|${SHOW})`;
const COUNTED =
  '(?:受理|登记|上?报|提|办[结完好]?|销号|签收|退(?:回|件|单|(?=了|过|掉))|被退回?|收到?|接|新增|积压|超期|逾期|派|转办|挂账|延期|返工|重办|解决)';
const END = '[\\s?。!啊呢呀]*$';

/** What a leader asks for who wants figures and knows no word for them. */
const SHAPES = [
  // 谁最慢, 哪几个部门拖得最久
  `^${PLEASE}${WHEN}(?:谁|${WHOSE})[^,。;!?]{0,10}最[慢快多少高低差好拖久]的?${END}`,
  // 超期最多的是哪几个部门, 退回最多的是谁
  `^${PLEASE}${WHEN}(?:大家|群众|企业|居民|村民|老百姓)?(?:反映|诉求|上?报|提|超期|逾期|退回|退单|退件|问题|办结|签收|返工|延期|挂账|积压|红牌|黄牌|未签收|没签收|不满意|催办|重办|办|办理|答复|拖)[^,。;!?]{0,6}最[多少高低快慢久集](?:中)?的?(?:问题|诉求)?(?:前?[\\d一二两三四五六七八九十几]{1,2}个?(?:部门|单位|组|街道)|(?:是|有|在)?(?:谁|啥|哪[^,。;!]{0,8}|什么[^,。;!]{0,6}))${END}`,
  // 超期的都是谁
  `^${PLEASE}${WHEN}(?:超期|逾期|退回|退单|没签收|未签收|没办|未办|拖着)的(?:都|主要|多)?(?:是|有)(?:谁|哪[^,。;!]{0,8})${END}`,
  // 企业类多少件, 各类问题占比
  `^${PLEASE}${WHEN}(?:[\\p{Script=Han}、]{2,14}类|各类?)(?:的|问题|诉求|对象)*(?:各|分别)?(?:有|是|占)?(?:多少|几|占比|比例|分布)(?:件|个|条|问题|情况)?${END}`,
  // 满意率多少，样本多少; 各部门签收及时率拉个表
  `^${PLEASE}${WHEN}(?:${WHOSE}的?|[\\p{Script=Han}]{0,6}?)${RATE}(?:和${RATE})?(?:${HOW})?(?:,[^,。;!]{0,6}(?:多少|几[个件家]?))?${END}`,
  // 企业类和社区类各受理多少; 四类对象各新增几件
  `^${PLEASE}${WHEN}[\\p{Script=Han}、]{0,14}?(?:各|分别|都|一共|总共|合计)?${COUNTED}(?:了|过|掉|出去|着)?(?:的)?(?:各)?(?:有)?(?:多少|几)(?:件|个|条|单|起|次)?(?:问题|单子|工单|件|事项)?${END}`,
  // 昨天报上来的有哪些, 这周办结的列一下
  `^${PLEASE}(?:把)?(?:${PERIOD})的?\\s?新?(?:上?报|提|登记|受理|办[结完好]?|销号|签收|退回|新增|派|转办|挂账|延期|解决|收)(?:了|上来|出去|过来|下去|完)?的(?:新)?(?:问题|单子|工单|事项)?(?:都|一共)?(?:有|是)?(?:哪些|哪几[件个条]|什么|啥|清单|列表|${SHOW}|列一?下|列出来|看看|说一?下|汇总)(?:,?${SHOW})?${END}`,
  // 各组报上来的共性问题有哪些
  `^${PLEASE}${WHEN}[^,。;!?]{0,10}(?:共性|普遍|突出|热点)(?:的)?(?:问题|诉求)(?:都|主要)?(?:有|是)?(?:哪些|什么|啥|几[个类])${END}`,
  // 平均几天办结, 红牌有几张
  `^${PLEASE}${WHEN}(?:[\\p{Script=Han}]{0,6}?)平均(?:办结|办理|签收|答复|处理|用时|时长|一件|要|得|用|需要|[,\\s])*(?:几|多少|多久|多长|时长|用时)[^,。;!]{0,8}${END}`,
  `^${PLEASE}${WHEN}(?:[\\p{Script=Han}]{0,6}?)[红黄]牌(?:有|发了|亮了|一共|现在)*(?:几|多少)[张件个块]?${END}`,
].map((shape) => new RegExp(shape, 'u'));

/** Things that are counted elsewhere, and what speaks of one's own work. */
const OF_OTHERS = /[#\n]|工资|票|钱|元|人数|体温|考核|文件|材料|表格|物资|口罩|货/;
const LONGEST = 40;
const OFFICIALS: ReadonlySet<string> = new Set(['supervisor', 'leader', 'coordinator', 'admin']);

/** The bot is spoken to: by its name, or alone with somebody who reads figures. */
export function isSpokenTo({ mentionsBot, context: { channel, senderRole } }: Reading): boolean {
  return mentionsBot || (channel === 'private' && OFFICIALS.has(senderRole ?? ''));
}

/** A room in which nothing but issues is counted. */
export const countsIssues = ({ context: { channel } }: Reading): boolean =>
  channel === 'leaders' || channel === 'coordinators';

export function asksForFigures(reading: Reading): boolean {
  const text = reading.folded.trim();
  if (!isSpokenTo(reading) || text.length > LONGEST || OF_OTHERS.test(text)) return false;
  return SHAPES.some((shape) => shape.test(text));
}

/** "把超期的单子列出来我看看": the list is what is asked for, and this is how it is asked. */
export const SHOWS = new RegExp(
  `(?:都|全部?|给我)?(?:列|拉|调|发|找|报|挑|捋)(?:一?[个张份]?(?:表|清单|单子)|一?下|出来?|给我|我){1,3}(?:我)?(?:看看|看一?下|看|瞧瞧)?${END}`,
);
export const TAKES = /^(?:请|麻烦|帮我|帮忙|给我)?(?:把|将)/;
