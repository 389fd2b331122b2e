import { fold } from '../../language/fold.ts';
import { CONDITION, isQuestion } from '../guards.ts';

/** What a department tells of its work without a number: when something comes or is done, or which papers are missing. */
export interface OfficeNews {
  readonly kind: 'news' | 'lacks';
  /** What the words name beside the day and the deed; empty where nothing but the issue at hand can be meant. */
  readonly subject: string;
}

const WEEKDAY = '(?:这|本|下)?(?:周|星期|礼拜)[一二三四五六日天末]';
const COUNT = '[\\d一二两三四五六七八九十半]{1,2}';
const DATE = '(?:\\d{1,2}月)?\\d{1,2}[号日]';
const DAY = `(?:今天|明天|后天|大后天|${WEEKDAY}|下周|(?:这|本|下)?个?月[底初末]|${DATE}|${COUNT}个?(?:工作日|天|小时)(?:之?内|后))`;
const HOUR = '(?:上午|下午|晚上|中午|早上|傍晚)?(?:之?前|左右|内)?';
const ABOUT = '(?:预计|大概|大约|估计|应该|最快|最迟|争取|计划|保证)?';
const WILL = '(?:就|才|能|可以|会|应该|可|给){0,3}';
const SUBJECT = '(?<subject>[\\p{Script=Han}a-z]{0,8}?)';
const WE = '(?:我们)?(?:这边|局里|单位)?(?:订的|买的|要的|换的)?';
const COMES = '(?:到货|到位|到场|送到|运到|送来|进场|开工|完工|通水|通电|通车|通气|恢复|到)了?';
const DOES = '(?:弄|修|办|搞|处理|解决|做|装|换|清|修复|办理|安装)(?:好|完|通|妥|掉|走|完毕)?';
const REST = '[\\s。!~]{0,3}(?:[,。;]\\s?[\\p{Script=Han}\\d,。;]{1,24})?$';
/** 配件周四到 · 设备下周一进场 · 周五前能弄好 */
const COMING = new RegExp(`^${WE}${SUBJECT}${ABOUT}${DAY}${HOUR}${WILL}${COMES}${REST}`, 'u');
const DOING = new RegExp(`^${WE}${SUBJECT}${ABOUT}${DAY}${HOUR}${WILL}${DOES}${REST}`, 'u');

/** 2眼修好了，剩下1眼等水务 · 清了一半，还有两车 */
const PARTLY = new RegExp(
  `^(?:已经?|今天|上午|下午|刚刚?|先|我们|目前|[,\\s]){0,3}(?:(?:${COUNT}[\\p{Script=Han}]{1,2}|一半|大半|一部分|大部分)(?:已经?|都|全)?[弄修办搞装换清铺通解处送发][\\p{Script=Han}]{0,3}了|[弄修办搞装换清铺送发][\\p{Script=Han}]{0,2}了(?:一半|大半|一部分|大部分|${COUNT}[\\p{Script=Han}]{1,2}))[,\\s。;]{0,3}(?:还?剩|其余|余下|还(?:有|差)|另外|就差)`,
  'u',
);

const PAPER = '(?:材料|资料|手续|证件|图纸|复印件|证明|报告|合同|附件|申请表|盖章)';
/** 材料不齐，补了再办 · 还差一份环评报告，补齐了再受理 */
const LACKS = new RegExp(
  `^(?:企业|他们|对方|申请人?)?的?${PAPER}(?:现在|还|都|也)?(?:不齐|不全|不够|没齐|没交齐|没补齐|不完整|不合格|不符合要求)|^(?:企业|他们|对方)?(?:还|现在)?(?:缺|差|少)(?:了)?(?:一?[份个张套])?[\\p{Script=Han}]{0,8}?${PAPER}`,
  'u',
);
const TO_BE_BROUGHT = /补|再(?:办|受理|审|来|报|交|批|说)|没法|办不了|不能(?:办|受理)|受理不了/;

/** What may come for any issue. */
const PARTS =
  /^(?:新|那个|这个)?(?:配件|零件|部件|备件|材料|原料|设备|管材|管子|机器|物资|货|施工队|工人|师傅)$/;
/** What a department speaks of all day and no issue is about. */
const TALK =
  /快递|外卖|领导|[局科处主]长|主任|书记|会议|开会|培训|值班|工资|聚|饭|班车|考核|检查组|报表|汇报/;
const LONGEST = 40;

export function officeNews(text: string): OfficeNews | undefined {
  const folded = fold(text).trim();
  if (folded.length > LONGEST || TALK.test(folded) || isQuestion(folded) || CONDITION.test(folded))
    return undefined;
  if (LACKS.test(folded)) return TO_BE_BROUGHT.test(folded) ? { kind: 'lacks', subject: '' } : undefined;
  if (PARTLY.test(folded)) return { kind: 'news', subject: '' };
  const coming = COMING.exec(folded)?.groups?.['subject'];
  const subject = coming ?? DOING.exec(folded)?.groups?.['subject'];
  if (subject === undefined || (coming !== undefined && subject === '' && /到了?$/.test(folded)))
    return undefined;
  return { kind: 'news', subject: PARTS.test(subject) ? '' : subject };
}
