import { anyOf, pattern, words } from './pattern.ts';

/** What is counted, and what stands around an amount and tells whether it is wanted or merely there. */

/** 平安, 方面: no measures. */
const SQUARE_OR_CUBE = /平(?![台安时常均方整米])|方(?![面法案向便式块言针子圆])/;
/** 架设, 架构 set something up. */
const CRAFT = /架(?![设构空子])/;
/** The longer first: 台套 is not 台. */
export const UNIT = anyOf(
  words`台套 套件 平方米 平米 立方米 公斤 千克 公里 个 只 台 套 箱 瓶 桶 件 把 间 辆 吨 斤 克 亩 株 棵`,
  words`袋 盒 副 双 块 片 张 份 支 根 条 卷 板 罐 包 床 顶 名 人 位 头 升 立方 车 批 捆 本 部 枚 具 米`,
  CRAFT,
  SQUARE_OR_CUBE,
);

const NEEDS = words`需要的 需要 还需 急需 需 还缺 还差 急缺 紧缺 缺少 短缺 缺 还要 想要 要`;
const SEEKS = words`采购 购买 买 申请 求购 求 协调 解决 支援 提供 配备 配 增加 增派 补充 调拨 调`;
const ARRIVES = words`送来 送到 送 发放 发 先到 已到 到了 到位 到`;
const IN_ALL = words`共计 合计 一共 共 大概 大约 约 差不多 至少`;
const MAKES = [words`每天 日产 年产 月产 能产 生产`, /产(?!品|业)/];
const LIES_THERE = words`压着 存着 放着 堆着 囤着 积压着`;
/** Words before a thing's name that are no part of it. */
export const CUTS = pattern`^.*${anyOf(
  words`可以 能够 借出 了一下 一下 一共`,
  NEEDS,
  SEEKS,
  ARRIVES,
  words`以及 还有 另外 和 与 及 跟`,
  IN_ALL,
  ...MAKES,
  words`送去 带去 的 了`,
  LIES_THERE,
  // 供应商, 供电局 and 有机肥 keep their heads.
  /供(?!应|销|电|水|热|暖|气|货|需|给|养)/,
  /是|有(?!机|色|限|效)/,
  words`剩 些 点 给 希望 帮忙 帮 找 招 为 在 只 就 再 先 能 可`,
)}`;

const SENT_ALREADY = /(?:先|已经?|又)(?:给|发|送|拨|配|运|调)(?:去|来|了|出|过[去来])?/;
const WORN = /老化|老旧|陈旧|太老了?|太旧了?|坏了?|损坏|破损|报废|没了|用完了?|用光了?|没有了/;
const TO_SPARE = /[能可]?匀出来?|腾出来?|闲置着?|空着|富余|多出来?/;
const OF_A_ROUND = /一天|每天|第[一二三四五\d]批|首批|剩下的?|其余的?|余下的?/;
const MORE_OF_IT = words`也 都 再买 再来 再要 再 还差 还缺 还要 还需 需要 急需 不够 缺口 缺少 短缺 各需 各要 需 缺 差 要 各 共`;
const THERE_IS = words`约 大概 大约 至少 有 到了 还有 只有 也就 仅 剩 还剩 现有 库存 已到 再要 再来`;
const ABOUT = [
  /(?<=[差缺少要需来有]|大概|差不多|估计)个/,
  words`好像 可能 估计 差不多 怎么也`,
  /少说(?:也)?/,
  words`起码 最少 得有 得 来 总共 好歹`,
];
const DONE_WITH_IT = /更?换|补|送到|运到|送达|到货|发了|到了|增加|再加|要加|再配|影响|涉及/;
/** Words behind a thing's name that are no part of it. */
export const TRAILING = pattern`${anyOf(
  SENT_ALREADY,
  WORN,
  TO_SPARE,
  OF_A_ROUND,
  MORE_OF_IT,
  THERE_IS,
  ...ABOUT,
  DONE_WITH_IT,
  /[嘛啊呀呢吧嗯额]|:|\s/,
)}+$`;

/** What goes on behind a thing that follows its amount. */
export const AFTER_CUT =
  /(?:熟了|[一每]人|样子|光景|上下|全部|全都|均|刚|现已|然后|接着|另外|不够|不足|没有|没|就|也|才|都|给|用于|用来|来|吧|呢|以|等|请|要|需|缺|和|与|及|还|但|(?<!许)可|能|已|到|在|被|是|为|了|需要|供|才能|麻烦|希望|行不行|支持|缺口|送|急|的话|住|应急|,).*$/;

/** "至少10个" and "最多减少" lack nothing. */
const FEWER = /(?<![至最多不减])少(?=了?个?\s?[\d一二两三四五六七八九十])/;
export const WANTED = pattern`${anyOf(
  words`需要 需 缺 差 急需 要 求购 求`,
  // What was bought is there.
  /采购(?!的)/,
  words`申请 想要 短缺 不够 不足 告急 紧缺 支援 调拨 匀 希望 再来 得来`,
  /(?<=^|[,。;!\s])来/,
  /得有|买(?![的了])/,
  words`借 招 募 补充 用光 用完 断供`,
  FEWER,
  words`帮忙 帮 协调 解决 配备`,
)}(?!求?的(?:是|都))`;

const OUTPUT = words`年产 日产 月产 日均 年均 产能 产量`;
const IN_STOCK = words`
  现有 库存 存有 备有 只有 也就 就剩 只剩 还剩 剩下 剩余 剩 仅有 仅剩 已有 已到 已经到 够用 共有 拥有
`;
const LAND_AND_HERDS = words`占地 总投资 种了 种植 养了 养殖`;
const MADE = words`每天生产 每天 每年 一天 生产 能产 可产 日产 产 规模 可产 能产`;
const AS_IT_WAS = words`原有 有 总共 面积 员工 职工 户籍 原来 之前 上次 上回`;
const PLANNED = /设计|建设|规划|承建|年加工|日加工|处理|可容纳|栽种|前期|新建|在建|扩建?|新上|改建|建/;
const LIMITS = words`限重 限高 限宽 限速 核载 载重`;
const DISTANCES = words`多跑 绕路 绕行 绕道 绕 距离 相距 长达 跑`;
const REACH = words`影响 涉及 波及 住着 住了 服务 覆盖`;
const LOST = /[坏丢用死倒断裂烧报废碎]了|用掉|坏掉|不是/;
/** What stands before an amount that is there, not wanted. */
export const DESCRIBED_BEFORE = pattern`${anyOf(
  OUTPUT,
  IN_STOCK,
  LAND_AND_HERDS,
  MADE,
  AS_IT_WAS,
  PLANNED,
  LIMITS,
  DISTANCES,
  REACH,
  LOST,
)}(?:了|约|大约|大概|近|将近|达|到|着|的|:|\s){0,2}$`;

const PACKED = /^\s?(?:一?[桶袋瓶箱包盒])?装(?![卸配修置])/;
const IN_TROUBLE =
  /^(?:的)?[\p{Script=Han}]{1,6}?(?:缺|急需|需要|没(?:人|有|处|地方)|没法|没[活饭水电路]|要泡汤|泡汤|要(?:坏|烂|倒|死|过期)|受损|积压|滞销|卖不|被淹|生了?虫)/u;
const PRICED = /^\s?[\d.]+\s?[万千]?(?:元|块|万)/;
const PEOPLE_WITH_A_NEED =
  /^(?:的)?(?:外国|外方|外籍|国外|省外|外地|返岗|居家)?(?:专家|人员|工程师|技术员|学生|老人|群众|居民|职工|员工|工人|村民|住户|孩子|病人|司机)(?:都|还|也|现在|目前)?(?:要|需|没|住|等|回不|进不|出不|买不|上不|来不|不能|无法|被|隔离)/;
const OF_A_WORKS =
  /^(?:的)?[\p{Script=Han}a-z]{0,8}?(?:项目|生产线|基地|工程|产业园|规模|产能|的(?:厂|企业|村|社区|工地)|大厂|左右的)/u;
/** What stands behind an amount that tells of those who have the trouble. */
export const DESCRIBED_AFTER = anyOf(PACKED, IN_TROUBLE, PRICED, PEOPLE_WITH_A_NEED, OF_A_WORKS);

const NOW_ALREADY = /已经|现在|目前|也|都|就|快|还|又|很|太|特别|非常|严重|全[市县区国省网]?/;
const NOT_TO_BE_HAD = words`买不着 买不到 采购不到 没货 只够 只能用 不够 不足 用完 用光 没有 没了 不多`;
const RUNNING_OUT = words`告急 见底 断货 紧缺 紧张 短缺 缺口大 只剩 还剩 仅剩 就剩 只有`;
const PAST_USE = words`老化 老旧 陈旧 太老 太旧 坏 损坏 破损 报废`;
const MORE_IS_NEEDED =
  /差|缺|需要?|要|得要|想要|申请|补|配|换|加|增加|再加|要加|[一每][天日月周](?:就|都|得|要|需)*[用耗]/;
/** What was said to run out in the clause before: "口罩只够用两天，还差2.75万个", "电脑老化，需2台". */
export const RAN_OUT = pattern`(?:^|[,。;:\s]|的)([\p{Script=Han}a-z0-9]{1,8}?)${NOW_ALREADY}*${anyOf(NOT_TO_BE_HAD, RUNNING_OUT, PAST_USE)}[^,。;]{0,14}[,。;]\s?(?:现在|目前|大概|至少|估计|最少|一共|总共|我们)?(?:还|就|仍|尚|急)?${MORE_IS_NEEDED}(?:了|个|大概|大约|约|至少)?\s?$`;
