import { anyOf, words } from '../../language/pattern.ts';

/** 没问题 and 无障碍设施 lack nothing, 无锡 and 无纺布 are names. */
const LACKING = anyOf(
  /没(?!问题|事|有问题|什么问题)/,
  /不[够知完起成准稳及足了能通到上下来去出进动好行制转响启显畅便给起批住清明开齐全让见符会懂]/,
  /无(?!锡|人机|线|纺|障碍)/,
  words`缺 短缺 紧张 吃紧 欠 用光 见底 告急 就剩 快没 太少 弄不 办不 招不 买不 续不了 办不了 打不开 没下文`,
  /只(?:够|剩|有)/,
);
const WANTED = words`急 需要 需求 想要 希望 求 协调 帮忙 想找 盼 托底 等着`;
const BROKEN = anyOf(
  words`断 坏 漏 停 老化 破损 裂 塌 倒 危 失灵 故障 烧了 跳闸 拉闸 抛锚 趴窝 不亮 黑了 有毛病`,
  words`掉了 歪了 锈 稀烂 光秃 太老 太旧 过期 到期`,
);
const IN_THE_WAY = anyOf(
  words`堵 困 受阻 卡在 卡住 拦着 拦住 全挡 抢道 乱停 不分流 瓶颈 难 差 弱 薄弱 影响 压力`,
  /挡[住在外着]/,
  /(?:路|桥|门|口|道|厂|村|小区|楼)[^,。;!?]{0,4}封(?:了|住|死|着)/,
);
const TOO_LONG = anyOf(
  words`太慢 太久 太长 排队 迟迟`,
  /压了[几\d一二两三四五六七八九十]/,
  /睡了[两三四几]宿/,
);
const UNSOLD = anyOf(words`积压 滞销 滞港 涨 高得 泡汤`, /卖不[动掉出]/, /跑了[几两三四五\d]/);
const FOUL = anyOf(
  words`超标 污染 污水 脏 臭 异味 难闻 呛 熏 灰大 噪 吵 睡不 闹心`,
  /味儿?大/,
  /发[黄臭黑霉]/,
  // 浑身 and 浑然 are not water.
  /浑(?!身|然)/,
);
const WATER_OR_FROST = anyOf(words`积水 淹 淌 漫到 枯`, /冻(?:花|坏|死|裂)/, /生了?虫/);
const IN_DANGER = anyOf(
  words`隐患 死 病 冒烟 触电 中毒 中暑 咬 绊 摔 滑倒 撞 剐蹭 又刮`,
  /[着起失]火/,
  /掉(?:下|落|人)/,
  /刮[了蹭]/,
);
const UNJUST = anyOf(
  words`拖欠 扣下 克扣 乱收费 优亲厚友 太横 态度 投诉 举报 控告 纠纷 打架 闹事`,
  /被.{0,6}(?:收|扣|占)/,
  /意见(?:很|挺|特别)?大/,
  /(?<!没|没有|无)有意见(?!的)/,
  /乱(?!七八糟的想)/,
);
/** Each office says that it is the other's: "归水务说归住建". */
const PASSED_ROUND = anyOf(
  words`踢皮球 来回踢 推来推去 扯皮 推诿 装死`,
  /[两互]头?(?:相)?推/,
  /归[^,。;]{1,8}[,;\s][^,。;]{1,8}说[^,。;]{0,4}归/,
);
const TROUBLE = anyOf(
  LACKING,
  WANTED,
  BROKEN,
  IN_THE_WAY,
  TOO_LONG,
  UNSOLD,
  FOUL,
  WATER_OR_FROST,
  IN_DANGER,
  UNJUST,
  PASSED_ROUND,
);

const NOTHING_AMISS = anyOf(
  /没(?:有)?(?:什么)?(?:问题|困难|事|变化|需求|诉求)/,
  /一切(?:正常|顺利|都好)/,
  /正常/,
  /无(?:问题|困难|诉求|异常|需求|变化)/,
);
/** "够用两天" counts the days, and is no good news. */
const ENOUGH = /(?<!只|不|才|勉强)够用(?!两|三|一|几|\d|到)/;
const DONE =
  /已(?:经)?(?:解决|办结|到位|修好|复工|复产|恢复|完成|到货|落实|收到|送到|送达)|解决了|到位了|修好了/;
const FINE = anyOf(
  NOTHING_AMISS,
  words`顺利 良好`,
  ENOUGH,
  words`充足 都好 挺好 很好 不错`,
  DONE,
  words`运转良好 齐全 稳定 有序 井然 满意 通了 恢复了`,
);
const EVERY_FINE = new RegExp(FINE, 'g');

/** "还有20袋够用" is no objection. */
const HAS_STILL =
  /还(?:是|缺|差|没|需|要|有(?!\s?[\d一二两三四五六七八九十几]{1,3}\s?[\p{Script=Han}]{1,3}(?:够|能)用))/u;
const STILL = anyOf(words`但 不过 可是 只是 就是 仍`, HAS_STILL, /然而/);

/** Nothing but good news. */
export function isFine(folded: string): boolean {
  return FINE.test(folded) && !STILL.test(folded);
}

/** Whether a line of a walk-round tells of trouble, or only that all is well there. */
export function isProblem(folded: string): boolean {
  if (isFine(folded)) return false;
  return TROUBLE.test(folded.replace(EVERY_FINE, ''));
}
