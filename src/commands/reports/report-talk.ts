import { anyOf, words } from '../../language/pattern.ts';
import { CONDITION, isQuestion } from '../guards.ts';

/** "通知住建局" asks for an office, "没通知" complains. */
const NOTICE = /(?<!等|没|没有|不|未)通知(?!\s?[^,。;]{1,8}(?:局|委|办|队|中心|部门|街道)[。!\s]*$)/;
const MEETINGS = words`会上 开会 会议 各组 各村 各位组员 同志们`;
const ORDERS_TO_ALL = [words`请各 要求各 务必 截止 填表 表格`, /已经?研究|研究过/];
const NEWS = [
  words`新闻 记者 据悉 报道 讯 日前 近日`,
  /工作组(?:到|来到|一行|成员|马不停蹄|再次|深入|受邀|赴|为|组长|第一时间|了解到|立即|及时|迅速)/,
  /在[^,。]{1,16}(?:努力|支持|帮助|关心|大力支持|协调)下/,
  /得到(?:了)?解决/,
  /圆满/,
  /为[^,。]{2,12}(?:解决了|送去)/,
];
const FORWARDED = [/(?<!\[)转发/, words`分享 链接 http 球赛`];
const INVITES_TROUBLE = [
  /有什么(?:问题|困难)/,
  /有(?:问题|困难)(?:及时|请|就|的|随时|找)/,
  words`如有 若有 遇到问题`,
];
const IS_WELL = words`解决了 已解决 没问题 没有问题 没什么问题`;
/** News, notices, meetings, what is settled or merely supposed: trouble named there is not reported. */
const ELSEWHERE = anyOf(
  MEETINGS,
  NOTICE,
  ...ORDERS_TO_ALL,
  ...NEWS,
  ...FORWARDED,
  ...INVITES_TROUBLE,
  IS_WELL,
);

/** Thanks and private matters: they tell of talk where nobody is plainly asked for anything. */
const CHATTY = /当时|大家|谢谢大家|感谢|辛苦了|哈哈|吃饭|下班|天气|周末|聚餐|孩子|老婆|老公|生日|新年/;

/** Signs that a text is talk, although it names trouble. */
export const TALK = anyOf(ELSEWHERE, CHATTY);

export const isElsewhere = (text: string): boolean => ELSEWHERE.test(text);

/** A question that merely asks for news is no report; "能不能帮忙…" is. */
export function onlyAsks(text: string): boolean {
  return (
    isQuestion(text) &&
    !/能不能|能否|可否|行不行|是不是可以|可不可以|怎么办|咋办|(?:看看|查查|化验)[^,。;]{0,4}是不是|谁(?:来|能|给|去)?(?:帮|管|协调|处理)|没|缺|不/.test(
      text,
    )
  );
}

/** Long ago, perhaps some day, heard, taken back, or a thought; among colleagues; about paper: no department can act on it. */
export function isAside(folded: string): boolean {
  return [CONDITION, NOT_NOW, OPINION, COLLEAGUES, PAPER].some((aside) => aside.test(folded));
}
const OPINION = /我觉得|我看(?:啊|呀|这|是)|依我看|个人认为|其实|说到底|说白了|感受|感慨|一般都?(?:怎么|咋)/;
/** Somebody of the group is meant, by name, by 你, or for a lift, a meal, a stand-in. */
const COLLEAGUES = anyOf(
  /^\s*@/,
  /[小老]\p{Script=Han}(?:你|去|把|赶紧|抓紧)/u,
  /(?<!麻烦|请|望)你(?:去|帮|给|把|来|们?(?:那|组))/,
  /麻烦(?:各位|大家|你们)/,
  /[累困饿笑烦]死/,
  /顶(?:个|一下)?班/,
  words`替班 捎`,
  /一起[去走回来]/,
  words`拼车 带我 接我 谁有车`,
  /打不[到着]车/,
  words`拉我 进群 群主 替我 我没时间`,
  /拍一?[张个]/,
  words`报名 谁有 盒饭 带份 食堂 充电 打卡 安慰`,
  /请(?:记得|走|从|绕|按|于|在|把|将|及时|[^,。]{0,4}补齐)/,
  /发(?:给)?我/,
  words`报给我 交给我`,
);
/** Office work of the group itself. */
const PAPER =
  /(?:台账|表格|照片|数据|总结|小结|简报|方案|名单|周报|日报|汇报|纪要|笔记)[^,。;]{0,8}(?:没|未|发|补|填|改|整理|写|交(?!上去|了))/;
const NOT_NOW =
  /去年|前年|那年|当年|当初|以前|听说|据说|好像是|不报了|先不(?:用)?报|不用(?:报|登记|管)|别报|不是(?:来)?报|随口|要不要报|该不该|算不算|例会|党课|调研提纲|汇报材料|值班表|馒头|股票|广告/;
