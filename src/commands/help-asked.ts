import { anyOf, pattern, words } from '../language/pattern.ts';
import { isOrderWord } from './orders/admin-grammar.ts';
import { COMMANDS } from './grammar.ts';
import type { HelpIntent } from './intent.ts';
import type { Reading } from './reading.ts';

/** “帮助 全部”, “帮助 退回”: help with one thing that can be typed. */
function helpsWith(text: string): boolean {
  const topic = /^帮助\s+(\p{Script=Han}{1,6})[。!]?$/u.exec(text)?.[1];
  return (
    topic === '全部' ||
    (topic !== undefined &&
      (isOrderWord(topic) || COMMANDS.some(({ words }) => words.some((word: string) => word === topic))))
  );
}

const HELP_BY_NAME = words`
  帮助 怎么用 怎么使用 如何使用 help /help 使用说明 使用帮助 使用手册 说明书 说明
  指令 命令 有什么功能 有哪些功能 功能 有什么用
`;
const WHAT_IT_CAN = [
  /你?都?(?:会|能)(?:干|做)?(?:些)?(?:什么|啥)/,
  /你是谁/,
  /(?:都|还)?有(?:哪些|什么|啥)(?:指令|命令|功能|用法)/,
];
const HOW_TO_REPORT = [
  /(?:怎么|咋|咋个)(?:报|上报|提|登记)问题/,
  /(?:怎么|咋)操作/,
  /如何(?:上报|报|登记)问题/,
  /报问题(?:怎么|如何)(?:报|写|用|弄)/,
];
const HELP = pattern`^(?:请问|那|这个|这|机器人|助手|你|小助手)?\s?${anyOf(HELP_BY_NAME, ...WHAT_IT_CAN, ...HOW_TO_REPORT)}(?:啊|呢|呀|吗|的)?[\s?!。]*$`;

const DEED_BY_NAME = words`延期 挂账 退回 签收 办结 转办 撤销 催办 重办 补充 销号`;
/** "怎么申请延期？": how it is typed. */
const HOW_TO = pattern`^(?:请问)?${anyOf(
  pattern`(?:怎么|如何|咋)(?:申请|办理|弄|打)?${DEED_BY_NAME}`,
  pattern`(?:申请)?${anyOf(DEED_BY_NAME, words`报 查`)}(?:一?[个件条])?(?:问题|工单)?的?(?:口令|指令|命令|格式|写法|说法)(?:是|怎么)?(?:什么|啥|写|打|说)?`,
)}(?:啊|呀|呢)?[\s?。!]*$`;

const BOT =
  '(?:你|您|它|咱|这(?:个)?|小?助手|小?机器人|协调|系统|群里这个)?(?:小?助手|小?机器人|东西|玩意儿?|系统|工具)?';
const PLEASE =
  '(?:请问|麻烦|那个?|问一?下|我?想(?:问|知道)一?下?|求|给我|帮我|教教我|教我|教一?下|说说|讲讲|能不能|能|介绍一?下|[\\s,:!。])*';
const HOW = '(?:怎么|咋个?|如何|怎样|点样|咋么|怎么个)';
const WHAT = '(?:什么|啥|哪些|那些|咩|嘛)';
const CAN = '(?:都|还|到底|究竟|现在)*(?:能|会|可以|可|懂|识|管|负责|支持)(?:帮(?:我们?|着|忙)?)?';
const DOES = '(?:干|做|办|帮|搞|整|弄|查|回答|管|用|上?报|提|受理)?';
const ENDS = '(?:东西|事儿?|活儿?|忙|问题|内容|功能|操作|方面|的|呀|啊|呢|吗|嘛|哈|了|不|咧|哩|喔)*';
const WORD = '(?:指令|命令|口令|功能|用法|关键词|关键字|操作|玩法|格式|写法|说法|办法|菜单|技能|本事)';
const DEED =
  '(?:问题|上?报|提|登记|提交|反映|录|录入|发)(?:一?[个条件])?(?:问题|单子?|工单|事项|诉求|情况)?|(?:签收|退回|退单|办结|延期|挂账|转办|撤销|催办|催|重办|补充|销号|确认|查询?|查|查进度|查问题|派单|导出?台账|看(?:通报|周报|台账)|合并|加急|提级|绑定|追问|答复)(?:一?[个条件])?(?:问题|单子?|工单|它)?|把(?:[这那]?一?[个件条])?(?:单子?|问题|工单|事项|它)(?:签收|签|退(?:回去?|掉|了)?|撤(?:销|回|掉)?|转(?:出去|走|给别人|办)|挂(?:账|起来)|延期|销号|销掉|办结|合并)';
const TEACH =
  '(?:教教?(?:我|一?下|我们|大家|俺)*|(?:谁|哪位)?(?:能)?(?:教|说|讲|告诉|指点|指导|演示)(?:一?下|我|教|讲|说)*|不会(?:用|弄|操作|整|搞)?|不懂|忘了|没(?:搞|弄|看)(?:懂|明白)|求教|给个例子?|举个例子?|发一?下|列一?下|有没有(?:说明|例子|模板|格式))';
const TAUGHT = `(?:[\\s,。?!]{0,3}${TEACH}(?:呗|吧|啊|呀|我|一下|呢|了)*){0,2}[\\s?!。~]*$`;

/** Asked of the bot by its name, or in private: what it can do, and how something is typed. */
const ASKED = [
  // 你都能干点啥呀
  `^${PLEASE}${BOT}${CAN}${DOES}(?:一?[点些])?${WHAT}${ENDS}${TAUGHT}`,
  // 你有啥用, 你有什么本事
  `^${PLEASE}${BOT}(?:都|还|到底)*(?:是)?(?:有|支持)?(?:一?[点些])?${WHAT}(?:用|${WORD}|人|本领|来头)${ENDS}${TAUGHT}`,
  `^${PLEASE}${BOT}(?:是)?(?:干|做|用来干|管|负责)${WHAT}${ENDS}${TAUGHT}`,
  // 咋报问题教教我, 怎么签收, 怎么跟你说
  `^${PLEASE}${BOT}(?:我(?:们)?|组里|部门|群里|我要|要)?(?:想|要|该|应该)?${HOW}(?:个)?(?:才能|去|来|在(?:群里|这|这里))?(?:用|使用?|使唤|申请|办理|操作|玩|弄|说|写|问|跟你说|查|${DEED})(?:你|它|这个)?(?:法)?${ENDS}${TAUGHT}`,
  `^${PLEASE}(?:我(?:们)?)?(?:想|要)?(?:把(?:[这那]个?)?(?:单子?|问题|工单|件))?(?:${DEED})(?:的|去|掉)?(?:该|要|应该|得|是)?${HOW}(?:个)?(?:报|写|用|弄|打|说|操作|发|填|搞|整|走|提交?|办理?|申请|签|退|转|反映)?(?:法)?${ENDS}${TAUGHT}`,
  // 报问题有模板吗, 报问题的格式发一下
  `^${PLEASE}(?:${DEED})(?:的)?\\s?(?:有没有|有|要按|按)?(?:一?[个份])?(?:什么|啥)?(?:固定的?|标准的?)?(?:模板|格式|例子|样例|示例|范例|写法|步骤|流程|要求)(?:是什么|是啥|有吗|有没有|吗|没有|没|怎么写|长啥样)?${ENDS}${TAUGHT}`,
  // 什么问题都可以报吗
  `^${PLEASE}${WHAT}(?:样的)?(?:问题|事|情况|单子)?(?:都|才|也)*(?:能|可以|可|该)(?:往(?:这里|上|你这))?(?:报|提|反映|上报|问你|找你)${ENDS}${TAUGHT}`,
  `^(?:请|麻烦)?(?:介绍|说说|讲讲)(?:一?下)?(?:你|您)(?:自己|的?功能)?${TAUGHT}`,
  // 指令有哪些, 命令大全, 发个说明
  `^${PLEASE}(?:所有|全部|常用)?(?:的)?${WORD}(?:都|一共)?(?:有|是)?(?:${WHAT}|多少|几[个条种]|大全|列一?下|说一?下|发一?下|清单|列表|一览|说明)${ENDS}${TAUGHT}`,
  `^${PLEASE}(?:发|给|来|要|看|有)?(?:一?[个份下]|没有|没)?(?:我)?(?:看看|看一?下)?(?:使用|操作|用法|功能|指令|命令|口令)的?(?:说明书?|帮助|手册|指南|教程|大全|清单|列表|介绍|格式)(?:有没有|有吗|发一?下|发我|给我|来一?份|看看|在哪)*${ENDS}${TAUGHT}`,
  `^${PLEASE}(?:我|俺)?(?:刚来|新来的|第一次用|头回用|新手)?[\\s,]?(?:还)?不(?:会|懂)(?:用|使|弄|操作|报问题|怎么(?:用|报|弄))(?:你|它|这个|机器人|助手)*${ENDS}${TAUGHT}`,
  `^${PLEASE}(?:教|帮)(?:教|帮)?(?:我|俺|我们|大家)?(?:一?下)?${HOW}?(?:用|使用|操作|报问题|上报|发指令)(?:你|它)?${ENDS}${TAUGHT}`,
].map((shape) => new RegExp(shape, 'u'));

/** Behind the keyword it would become a report, spoken to or not. */
const ABOUT_REPORTING = /^(?:我要|我想|要)?上?报问题/;
const LONGEST = 40;

/** What it can do and how it is typed; a number or a name makes of it a question of the matter. */
export function helpOf({
  folded,
  mentionsBot,
  names,
  context,
  quotedIssue,
}: Reading): HelpIntent | undefined {
  const text = folded.trim();
  if (HELP.test(text) || helpsWith(text)) return { intent: 'help' };
  const isSpokenTo = mentionsBot || ABOUT_REPORTING.test(text) || context.channel === 'private';
  if (!isSpokenTo) return undefined;
  const isAsked =
    text.length <= LONGEST &&
    names.length === 0 &&
    quotedIssue === undefined &&
    !/[#\d\n]/.test(text) &&
    (HOW_TO.test(text) || ASKED.some((shape) => shape.test(text)));
  if (isAsked) return { intent: 'help' };
  return mentionsBot && /^(?:[?!。]*|你好|您好|在吗|在不在|hi|hello)[\s?!。]*$/.test(text)
    ? { intent: 'help' }
    : undefined;
}
