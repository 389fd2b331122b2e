import { anyOf, pattern, words } from '../../language/pattern.ts';

/** What people say in front of a report, or cry out in one, who do not type its keyword. */

const COMES_UP = words`有 又有 发现 遇到 碰到 碰上 出现 反映 反馈 说 提`;
const TROUBLE = words`问题 困难 难题 难处 情况 事 麻烦 诉求`;
const WANTS_TO = words`需要 需 想 要 请 得 麻烦`;
const TO_BE_HELPED = words`协调 反映 帮忙 帮助 解决 报告 汇报 求助 上报 报一下 说一下 支持`;
/** "有个新问题想请协调一下" */
const TROUBLE_TO_SOLVE = pattern`${COMES_UP}(?:一|了)?(?:个|件|些|几个|点|下|一下|一个)?\s?(?:新)?${TROUBLE}${WANTS_TO}?[^,。;]{0,8}${TO_BE_HELPED}`;
const TELLS_OF =
  /(?:想|要|需要|跟您|向您|向领导|向组织)?反映(?:了)?(?:一下|一个|两个|三个|几个|几点|以下|如下|些|个|下)?(?:问题|情况|困难|诉求)/;

const HELP_US = /(?:帮忙|帮我|帮着|给)(?:给)?(?:协调|解决|问问|联系|对接|想想办法|看看|看一?下|瞧瞧|处理)/;
const COORDINATE = /协调(?:一下|下)(?:呗|吧|哈|啊|呀|嘛)?(?=$|[,。!\s])/;
const COULD_SOMEBODY_COME = /(?:能不能|能否|可否|可不可以)(?:让|叫|请|派)[^,。;!?]{1,10}(?:来|去|到|派)/;
const PASS_IT_ON = /(?:帮忙|帮我|帮着|给|代为|代)反映/;
const CALLS_FOR_HELP = words`求助 求援 十万火急 sos`;
const NOTE_IT = /[,。;!\s](?:报|登记|上报|反映)(?:一?下|个|一个)(?:这个)?问题[。!\s]*$/;

/** 邀请, 申请, 聘请, 提请 and 宴请 ask nobody here. */
const PLEASE = /(?<!邀|申|聘|提|宴)请|望|盼|求|恳请|麻烦|烦请|需要?|希望|想请|能不能|能否|可否|请求/;
const FOR_US = words`
  协调 帮忙 帮助 帮 解决 对接 牵线 支援 支持 出面 牵头 过问 指导 支招 派人 派专家
  看一看 看一下 看看 关照 对接 来看看 想想办法 想办法 处理一下 上门 办一下
`;

export const OPENINGS = anyOf(
  TROUBLE_TO_SOLVE,
  TELLS_OF,
  HELP_US,
  COORDINATE,
  COULD_SOMEBODY_COME,
  PASS_IT_ON,
  CALLS_FOR_HELP,
  NOTE_IT,
  pattern`${PLEASE}[^,。;!?]{0,16}${FOR_US}`,
);

/** Such an opening stands first: whoever is meant need not be known. */
export const OPENS_AT_HEAD = anyOf(
  /^.{0,40}(?:帮忙|帮我|帮着|代为)反映/,
  pattern`^.{0,12}${anyOf(
    /(?:有|发现|遇到|碰到)(?:一|了)?(?:个|件|些|几个|点)?\s?(?:新)?(?:问题|困难|难题|难处|诉求)(?:需要|需|想|要|请|得|麻烦).{0,8}(?:协调|反映|帮忙|帮助|解决|报告|汇报|求助|上报|支持)/,
    /(?:想|要)?(?:向.{1,6})?反映(?:了)?(?:一下|一个|两个|三个|几个|几点|个|下)?(?:问题|情况|困难|诉求)/,
    words`求助 求援`,
  )}`,
);

/** "紧急！！晋潞注塑变压器烧了" */
export const ALARMS = /^(?:十万火急|万分火急|紧急(?:情况)?|特急|加急|急+|出事了|不好了|救命)[!,。:\s]/;

const URGENT_AT_END = /[\s,。!]急+[!。\s]*$/;
const WAITS_FOR_IT = /等着(?:用|救|吃|喝)/;
const WILL_NOBODY = [
  /谁(?:来|能|去)?(?:管管|管一管|管管吧|管得了|给管管|帮帮)/,
  /(?:有没有|有)人(?:来|能)?(?:管管|管一管|管没管|帮帮)/,
  /(?:快|赶紧|赶快)(?:来|派)(?:个)?人/,
];
const SAVE_US = [/救(?:命|救|急)(?:啊|呀|我们|!)/, /求(?:管管|帮帮|帮忙|救援|支援)/];
const WHAT_TO_DO = /(?:可|该|这可)?(?:怎么办|咋办|咋整|如何是好)(?:啊|呀|呢|[?!。]|$)/;
const NOBODY_CARES = /没(?:有)?人管(?:啊|呀|!|$)/;
const GOING_TO_COMPLAIN =
  /(?:我们?|群众|村民|居民|企业|商户|司机|职工)[^,。;]{0,4}(?:要|想要?)(?:投诉|举报|检举|控告)/;
/** Nobody asks so who does not want help: "围墙要塌了，谁管管啊". */
export const CRIES = anyOf(
  URGENT_AT_END,
  WAITS_FOR_IT,
  ...WILL_NOBODY,
  ...SAVE_US,
  WHAT_TO_DO,
  NOBODY_CARES,
  GOING_TO_COMPLAIN,
  /急死(?:人|我)?(?:了|啊|!)/,
);

const LATELY = words`今天 刚才 刚刚 早上 上午 下午 晚上 昨天 又 还`;
const SOME = words`个 位 几个 几位 不少 一些 多个 多位 多名 部分`;
const PEOPLE = words`
  老乡 乡亲 群众 村民 居民 业主 住户 商户 企业 员工 职工 工人 老百姓 家长 贫困户 困难户
  养殖户 种植户 农户 农民 司机 货主 租户 老人 大爷 大娘
`;
/** "老乡反映三组张大爷家房顶漏雨": somebody's complaint is passed on; "群众反映的…" looks back at one. */
export const PASSED_ON = pattern`^[\s,。:!]*(?:${LATELY}?有?${SOME}?)${PEOPLE}(?:们)?(?:来|打电话|给我|跟我|向我|找我|又|多次|一直|都)?(?:反映|反应|诉苦|求助|来电)(?!的|强烈|良好|很好|不错|普遍)[^。!?\n]{4,}`;
