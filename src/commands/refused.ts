import { anyOf, pattern, words } from '../language/pattern.ts';

const ALL = words`全部 所有 全都 一律 统统 一键 批量 一次性 通通 统一 每个 每条 一切`;
const DEED_WORDS = words`办结 解决 销号 关闭 结案 签收 撤销 作废`;
const WIPED = words`删除 删掉 删光 清空 清零`;
const MARKED = words`退回 确认 标记 标为 标成 设为 改为 改成 关掉 合并 转办`;
const AT_AN_END = words`办理完 完成 结束 处理完 通过 满意 关了 提级 加急 延期 挂账 挂起`;
const ENDING = anyOf(DEED_WORDS, WIPED, MARKED, AT_AN_END);
const WHAT_ALL = words`
  的 按 未 待 还 没 在办 超期 逾期 问题 工单 事项 件 单子 单 诉求
  都 已 给 我 一下 直接 给我 先 群里 组 部门 们 本 办 结 完 事 吧
`;
const BULK_COMMAND = pattern`^[^,。;!?\n]{0,10}(?:把|将|给|请|帮|麻烦)?[^,。;!?\n]{0,8}${ALL}${WHAT_ALL}{0,8}${ENDING}`;
const BULK_INVERTED = pattern`^(?:请|帮我|给我|麻烦|直接|现在|马上)?${ENDING}(?:掉|了)?${ALL}`;
const NOTHING_ELSE = pattern`^(?:已)?(?:都|${ALL})(?:都|已|已经|给我|直接)?${ENDING}(?:了|吧|掉|完)?[。!~\s]*$`;
const STORY =
  /了(?:吗|么|吧)?[,。!?\s]*$|\?|吗|辛苦|感谢|谢谢|大家|会上|工作组|昨天|今天|截至|截止|目前|要求|争取|力争|希望|确保|尽快|之前|下班前|必须|后|率/;

const SPOKEN = /#\s?\d{1,9}(?!\d)|\d{1,6}号|[一二三四五六七八九十百两零]{1,5}号/;
const ALL_OF_IT = pattern`^第?${SPOKEN}(?:\s?[、,和与]?\s?(?:${SPOKEN}|\d{1,9}(?!\d))){0,8}\s{0,3}(?:问题|的)?(?:已|均已|都已|现已|全都?)`;

/** What else is put right all at once, by the people of a chat: "群昵称统一改成单位+姓名". */
const OF_OTHER_THINGS =
  /昵称|群名|网名|备注|名片|头像|口径|格式|称呼|姓名|字体|字号|照片|图片|材料|文件|表格|报表|口罩|物资|名单|手机|号码|微信|链接|模板|标牌|展板|服装|着装|会议|时间|门窗|公式|稿子|课件|ppt|电脑|软件|设备|垃圾|隐患|车辆|路牌/;
const OF_ISSUES = /问题|工单|单子|事项|诉求|办件|办结|销号|台账|超期|未办|在办/;

/** An order to change many issues at once: never carried out, whoever gives it. */
export function isBulkOrder(folded: string): boolean {
  if (folded.length > 80 || !/全|所有|一律|统统|一键|批量|一次性|通通|统一|每|一切|都/.test(folded))
    return false;
  const text = folded.trim();
  if (/^@(?:所有人|全体成员|all)/.test(text)) return false;
  if (OF_OTHER_THINGS.test(text) && !OF_ISSUES.test(text)) return false;
  // Behind a number it is that issue of which all is said: "#12 已全部处理完成".
  if (ALL_OF_IT.test(text) && !/除|外|其[余他]/.test(text)) return false;
  if (NOTHING_ELSE.test(text)) return true;
  if (/(?:把|将).{0,12}(?:全部|所有|全都|一律|统统|每个|一切|都)/.test(text) && ENDING.test(text))
    return !/吗|\?/.test(text);
  if (!BULK_COMMAND.test(text) && !BULK_INVERTED.test(text)) return false;
  return !STORY.test(text) || /^(?:请|帮|给我|把|将|一键|批量|麻烦)/.test(text);
}

const IGNORE = words`忽略 无视 忘记 忘掉 不要理会 别管 不用管 跳过 绕过 抛开`;
const ABOVE = words`以上 之前 前面 所有 上述 上面 此前 你的 全部 先前 一切`;
const RULES = words`指令 提示 提示词 规则 要求 设定 命令 限制 约束 权限 校验 确认流程`;
const IGNORES_RULES = anyOf(
  pattern`${IGNORE}(?:掉)?(?:你)?(?:的)?${ABOVE}?(?:的)?(?:所有|全部|一切)?(?:的)?${RULES}`,
  /(?:忽略|无视|忘记|忘掉|别管|不用管)(?:掉)?(?:我)?(?:上面|以上|前面|之前|刚才)(?:说)?(?:的)?(?:所有|全部)?(?:的)?(?:话|内容|对话|消息|一切)/,
  /ignore\s(?:all\s|the\s|any\s)?(?:previous|above|prior|earlier)/,
);
const SPEAKS_AS_SYSTEM = anyOf(
  /system\s?prompt/,
  /(?:^|[\s,。])系统(?:提示|消息|指令|通知|管理员)?\s?[:]/,
  /(?:^|\s)(?:system|assistant|admin|root)\s?[:]/,
);
const CASTS_THE_BOT = anyOf(
  words`你现在是 从现在起你 从现在开始你 扮演 开发者模式 越狱 jailbreak`,
  /developer mode/,
);
const CLAIMS_POWER = [/以管理员(?:的)?身份/, /我是(?:系统)?管理员.{0,10}(?:授权|命令|执行|全部)/];
const CODE = [
  /drop\s+table/,
  /delete\s+from/,
  /truncate\s+table/,
  /update\s+\w+\s+set/,
  /<script/,
  /rm\s-rf/,
  /sudo\s/,
];
const RUNS_WHAT_FOLLOWS = /测试指令|执行(?:以下|下面|如下)(?:指令|命令|sql)/;
const INJECTION = anyOf(
  IGNORES_RULES,
  SPEAKS_AS_SYSTEM,
  CASTS_THE_BOT,
  ...CLAIMS_POWER,
  ...CODE,
  RUNS_WHAT_FOLLOWS,
);

/** Words that try to talk the bot out of its rules. Nothing behind them is read as an order. */
export function injectionAt(folded: string): number {
  return folded.search(INJECTION);
}
