import { anyOf, pattern, words } from '../../../language/pattern.ts';

/** The words that press for an issue, and those that complain of silence. */

const COUNT = /[\d一二两三四五六七八九十好几半]{1,3}/;
const TIME = /天|周|个月|个星期/;

const PRESSED = anyOf(
  /催/,
  /追(?:一?下|紧)/,
  /别(?:再)?拖/,
  /给个(?:说法|准话|答复)/,
  words`督办 尽快 抓紧 赶紧 赶快 速办 从速 快点 快一点`,
  /限.{0,8}(?:办结|解决|答复|完成)/,
  /拖(?:了|太|着|到)/,
);
const NOBODY_CAME = [
  /没(?:有)?人(?:管|理|来|办|联系|接|吭声|搭理|过问|露面)/,
  /没(?:有)?(?:动静|回音|下文|消息|反应|信儿?)/,
  /(?:动静|回音|消息|下文|信儿?|反应)(?:都|也)?没(?:有|见)/,
  /还不(?:给)?(?:办|来|修|管|回|动|处理|解决|派人|落实)/,
  /还没(?:有)?(?:人)?(?:来|办|签收|回|答复|动|处理|给|反馈)/,
];
const WAITED = [pattern`等(?:了)?${COUNT}(?:多)?${TIME}`, /等不(?:及|了|起)/, /石沉大海/];
/** No sign of anybody, not of 人员 or 人家. */
const NOT_SEEN = /没见[着到]?(?:一?个)?(?:人(?!员|事|家)|动静)/;
const NTH_DAY = /(?:都|已经?)第[\d一二两三四五六七八九十]{1,3}[天周]了/;
/** "连个电话都没有"; 连个招呼都不打 blames a person. */
const NOT_EVEN = /连(?:个(?!招呼)|句|声|条)[^,。;]{1,4}[都也][没不]/;
/** "都五天了，还没动静" */
const SO_LONG = pattern`^[\s,。:]*(?:都|已经?|这都|足足)(?:过去?了?)?${COUNT}多?${TIME}了(?=[\s。!~]*$|[,。!\s]{1,3}(?:连|咋|怎么|还|没|谁|也))`;
const PLEASE_DO = /请[^,。]{2,10}(?:解决|办理|落实|处理|答复|报结果)/;
const MUST = [words`务必 必须`, /重点(?:督办|关注)/, /跟踪(?:督办|问效)/, /盯紧/];

export const URGE = anyOf(
  PRESSED,
  ...NOBODY_CAME,
  ...WAITED,
  NOT_SEEN,
  NTH_DAY,
  NOT_EVEN,
  SO_LONG,
  PLEASE_DO,
  ...MUST,
);
