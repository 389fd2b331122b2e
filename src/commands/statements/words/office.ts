import { anyOf, pattern, words } from '../../../language/pattern.ts';

/** The words of a department about an issue that it has: taken, put off, under way, answered. */

/** "再给三天", "延5个工作日" */
const SPAN = /\s?[\d几两三四五六七八九十一二半]{1,3}\s?个?(?:天|日|周|星期|礼拜|工作日|月)/;
const LIMIT_WIDENED = [
  /(?:期限|时限|时间)[^,。;]{0,4}放宽/,
  /放宽(?:到|至|[\d几两三四五六七八九十一二]{1,3}\s?个?(?:天|工作日|周))/,
];
export const EXTEND = anyOf(
  // An opening or a restart that is put off is news.
  /延期(?!复工|开学|开工)/,
  /延[至到后]/,
  words`延长 宽限 顺延 展期`,
  /推迟(?=.{0,6}(?:天|日|办结|到|至))/,
  /再给.{0,8}(?:天|工作日|周)/,
  pattern`(?:申请|想|要|需要?|得)?(?:再|往后)?延(?=${SPAN})`,
  /缓[到至]/,
  /缓[\d几两三四五六七八九十一二]{1,3}(?:天|个工作日)/,
  ...LIMIT_WIDENED,
  /(?:时限|期限|时间)[^,。;]{0,3}(?:给)?宽(?:一?[下点些]|限)/,
  pattern`(?:多|再|另)给(?:我们?|咱们?)?${/[\d几两三四五六七八九十一二]{1,3}/}(?:天|个?工作日|周)`,
  pattern`办不(?:完|了|结)[^,。;]{0,4}[,\s]{0,2}(?:得|要|需要?|还得|还要)${SPAN}`,
);

/** A hold is asked for by its own name. */
const ASKS_TO_HOLD = /挂账|挂起|缓办|暂停办理/;
export const HOLD = /挂账|缓办|暂缓|先挂(?:着|起)?|挂起|搁置|暂停办理|暂不具备|先放一放|先缓一缓|先等等/;

/** What was promised to a need is there, or on its way. */
export const DELIVERS = anyOf(
  /到货/,
  /(?:发|送|分|配)(?:完|齐)/,
  words`全部发 送到 送去 带去 送达 已到 先到 到了 到位 已送`,
  /先[送给发拨配调运]/,
  words`
    已拨 拨了 发放 交付 提供了 提供 发了 配送 拨付 调拨 运到 已发 领取 领走
    已落实 筹集 给了 送了 调来 运来 交货 分发 下拨
  `,
  /(?:交|送|发|拨|分)给[^,。;]{1,12}了/,
);

const AT_HEAD = /^[\s,:。]{0,40}/;
/** Who stands before 签收 as its doer; none of these words makes one. */
const WHO_TAKES =
  /(?!你|他|请|让|谁|别|不|未|没|还|等|要|是否|怎|何)[\p{Script=Han}]{0,6}(?:这边|这里|局|委|办|队)?/u;
/** "收到群众举报", "收到材料": something else came. */
const RECEIVED = /收到(?!了?(?:群众|企业的|举报|来信|来电|材料|通知|反馈|照片|答复))/;
const TAKEN_IN_WORDS = anyOf(words`签收 接收 受理 接单 领办 接办 收悉`, RECEIVED, words`知悉`);
const WE_WORK_ON_IT = /办(?!理?[公不完好没过妥结得])(?:理)?|接(?![到不])|负责|牵头|跟进|领/;
const SAYS_YES = [/好的?/, words`ok 👌 👌🏻 👍 明白 可以 行 没问题 在办`];
export const ACCEPT = anyOf(
  pattern`${AT_HEAD}同意(?:主办|承办|牵头|接办)`,
  pattern`${AT_HEAD}(?:ok|okay|好的?|嗯+|行)?[\s,:。!都均也已经]{0,40}(?:一起|一块儿?|一并|一道)?(?:[签收]了?|收下了?|接了)(?=$|[,。!\s])`,
  // The hour of it: "上午已签".
  pattern`${AT_HEAD}(?:今天|昨天|今早|刚刚?|刚才|上午|下午|早上|中午|晚上){1,2}(?:已经?|就)?(?:[签收]了?|接了)(?=$|[,。!\s])`,
  pattern`${AT_HEAD}${WHO_TAKES}(?:先|就)?(?:签收|接收)(?:一?下|了)?(?:啊|吧|哈|哦)?(?=$|[,。!])`,
  pattern`${AT_HEAD}(?!你|他|请|让|谁|别|不|未|没)[\p{Script=Han}]{0,6}(?:局|委|办|队|处|科)(?:这边)?(?:已经?|均|都)*接单`,
  /应该?(?:签收|接收|受理)的(?:单子|那[个件])?是(?=\s*(?:$|[,。]))/,
  /(?:我们|我局|本局|我委)(?:来)?认领/,
  pattern`${AT_HEAD}(?:已经?|我局|我委|我办|我们|均|都|全部|于?(?:今天|昨天|今日|刚刚?|刚才|上午|下午))*${TAKEN_IN_WORDS}`,
  pattern`${AT_HEAD}\p{Script=Han}{2,3}(?:已)?(?:签收|接收|受理)`,
  /我(?:来|去)?(?:负责|跟进|落实|牵头|办理)/,
  pattern`(?:我们|我局|我委|我办|本局|由我)(?:局|委|办|单位)?(?:来)?${WE_WORK_ON_IT}`,
  pattern`${AT_HEAD}${anyOf(...SAYS_YES)}[。!~了,\s]*(?:$|[,。]?(?:我们)?(?:马上|这就|尽快|立即|安排|我来))`,
);

/** "答复率", "答复时限": words about answers. */
const NO_ANSWER = /[率太得的不]|时限|口径|期限|[^,。;\s]{1,5}了[\s。]*$/;
/** "我局意见：…" */
const OUR_OPINION = /(?:我[局委办处]|本[局委办]|我单位)(?:的)?(?:办理|处理|答复)?意见(?:如下|是|为)?\s?:/;
/** "…，特此函复": the words before it are an answer, whatever they say. */
const HEREWITH = /特此(?:函复|复函|答复|回复|函告|告知)/;
/** In the form of an official letter; "暂不具备供地条件" asks for nothing there. */
export const FORMAL_REPLY = anyOf(OUR_OPINION, HEREWITH);
export const REPLY = pattern`${AT_HEAD}${anyOf(
  /经(?:核实|查|了解|研究|协调|与|现场)/,
  /现(?:答复|回复|将)/,
  pattern`(?:答复|回复)(?!${NO_ANSWER})`,
  words`关于 书面答复`,
  OUR_OPINION,
  /[^,。]{0,10}(?:答复|回复)(?:如下|:|说|称|为|是)/,
)}`;

const BEGUN = words`
  联系 协调 对接 安排 派 开始 启动 组织 约 通知 报 上报 沟通 反馈 转达
  赴 到现场 着手 制定 列入 纳入 签约 提交 进场 开工 铺 做好 向
`;
/** "挂账不同意，继续办" */
const REFUSES_HOLD = /挂账不(?:同意|批准?|行|准)/;
/** A refused hold is none, and "我局意见：…暂不具备供地条件，特此函复" answers and asks for no more time. */
export const mayHold = ({ folded, byOffice }: { folded: string; byOffice: boolean }): boolean =>
  !REFUSES_HOLD.test(folded) && !(byOffice && FORMAL_REPLY.test(folded) && !ASKS_TO_HOLD.test(folded));

export const PROGRESS = anyOf(
  /批(?:下来|复)了/,
  /(?:解除|取消|结束)挂账/,
  /恢复办理/,
  REFUSES_HOLD,
  /(?:已经?)?到账/,
  words`放款 进展 正在 在办 办理中`,
  pattern`已(?:经)?${BEGUN}`,
  words`预计 计划 争取 力争 推进 开工 施工中 进场 部分 基本 初步 下一步 目前`,
);
