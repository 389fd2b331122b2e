import { anyOf, pattern } from '../../language/pattern.ts';
import { findQuantities } from '../../language/quantities.ts';
import { departmentsNamed } from '../departments.ts';
import { isQuestion } from '../guards.ts';
import { namesSomebody } from './near-object.ts';
import { tellsPlainTrouble } from './plain-trouble.ts';
import { isOfContact, PLACE } from './places.ts';
import { isProblem } from './problem.ts';
import type { Reading } from '../reading.ts';
import { isAside, isElsewhere } from './report-talk.ts';

/**
 * Trouble or a lack, told without any word of reporting: of somebody whom the directory knows, plainly or with a plea, an
 * amount or alarm; of a place it does not know, with a department that is asked, or passed on with a plea; of one's own,
 * with a plea to the group.
 */
export function tellsOfTrouble(reading: Reading): boolean {
  const { folded } = reading;
  if (folded.length > LONGEST || isElsewhere(folded) || isAside(folded)) return false;
  if (!ROOMS.has(reading.context.channel ?? 'work_group')) return false;
  if (tellsPlainTrouble(reading)) return true;
  const lacks = wantsAmount(reading);
  if (!lacks && !isProblem(folded.replace(THANKED, ''))) return false;
  const pleads = PLEADS.test(folded);
  if (namesSomebody(reading) || isOfContact(reading)) return pleads || lacks || isAlarm(folded);
  if (!pleads) return false;
  if (TOLD_BY_OTHERS.test(folded)) return true;
  return (PLACE.test(folded) && isToOffice(reading)) || (OURS.test(folded) && TO_GROUP.test(folded));
}

/** "感谢工作组帮忙协调", "多亏了你们，不然早停产了": what was done for somebody is no trouble of today. */
const THANKED =
  /(?:感谢|多亏|亏得|幸亏|全靠|表扬|点赞|锦旗)[^,。;!?\n]*(?:,\s?(?:不然|要不|否则)[^,。;!?\n]*)?/g;

const LONGEST = 300;
/** Elsewhere people speak of matters that are in hand. */
const ROOMS: ReadonlySet<string> = new Set(['work_group', 'private']);

/** Somebody is asked to do something: in so many words, or as people ask when they are cross. */
const PLEADS = new RegExp(
  [
    '(?<![邀申聘提宴])请(?!假|客|吃|战|示|大家|各|准时|带好|自|查收|知悉|勿|互相|注意|教|问(?!.{0,30}(?:能|可否|行不行)))',
    '麻烦|求(?:助|援|协调|管|帮|解|支)|恳请|拜托|希望|盼|帮(?:忙|着|我|俺|咱|一?下|帮|个忙|问|看|查|催|找|想|协调)',
    '(?:咋|怎么|如何)协调|协调(?:一?下|解决|处理|协调|公|交|下)|对接|牵(?:个|条|一下)?线|搭(?:个|一?下)?[线桥]|出面',
    '反映(?:一?下|反映|上去)|报一?下|记一?下|登记(?:一?下|上)|给(?:个|一个)(?:说法|准信|解释)',
    '给(?:推荐|介绍|联系|安排|指定|出)[个一]|想(?:租(?!房)|借|请|求|找个?)|给(?:想|推|催|问|看|处理|研究|协调|办|修|通|调|解决)(?:一?下|一?[想推催问看办修调]|个|想)',
    '(?:能不能|能否|可否|可不可以)[^,。;!?]{0,16}(?:管管|帮|来|派|给|解决|协调|安排|收|设|修|换|组织|上门|请|借|问问|联系|批|站)|能[^,。;!?]{0,14}(?:吗|不|么)[?。!\\s]*$',
    '管管|管一管|管不管|管没管|谁(?:来|能|去)?管|谁(?:能|来|给|去)+(?:修|清|看|处理|解决)(?:[修清看理]|一?下)|没人[管收清修来理维]|报给谁|要[^,。;]{1,8}(?:给|出面|来)[^,。;]{0,3}(?:开|办|派|批|协调)|推给[^,。;]{1,8}[,。;][^,。;]{1,8}推给|互相推|踢皮球|不知道?(?:该)?(?:去)?(?:找|问)(?:谁|哪)|不知道?(?:怎么|咋|如何)(?:办|弄|申请|维权|处理)',
    '(?:得|要|该)(?:有人|赶紧|抓紧|赶快|尽快|马上|快)|(?:赶紧|赶快|尽快|抓紧|快)(?:来|派|找|给|想|修|解决|处理|协调)',
    '(?:企业|厂里|公司|村民|居民|群众|老板|他们|厂长)(?:那边)?(?:也)?(?:想|要|让)?(?:我们?)?(?:问问|问一?下|咨询)[^,。;]{0,4}(?:能不能|能否|可不可以|怎么|咋|如何)',
    '派[人车员专]|推一推|催一催|研究(?:一?下|研究)|想(?:想|个|一?下)?办法|怎么办|咋办|咋整|如何是好',
    '交(?:给)?[^,。;]{2,8}(?:办|处理|管)|找[^,。;]{2,8}(?:来|给|问|看|查|要)|哪[个家][^,。;!?]{0,10}(?:能|有|来|帮)|谁(?:能|来|给)?帮(?:忙|着)?(?:找|问|协调|解决|联系|想|跑|催|办|弄)',
  ].join('|'),
);

/** "停水三天了，昨晚来水了": it was. */
const OVER =
  /原来是?|才(?:修|弄|搞|办|解决|处理|给)?[好通来修完]|(?:来|通)[水电气车网]了|(?:修|弄|搞|办|处理)好了|通了|恢复了?|解决了|(?:当时|那时|那会儿?|那次|那回|去年|前年|往年|以前|上回|上次|上个?月)/;
const isAlarm = (folded: string): boolean => ALARMS.test(folded) && !OVER.test(folded) && !isQuestion(folded);
/** Nobody is asked, but people cannot live or work, or it has lasted for days: 等着浇水, 下不了楼, 停电三天了. */
const ALARMS = anyOf(
  /等着(?:浇|灌溉|用(?=$|[,。;!\s水电料])|开工|生产|发货|交货|装货|卸货|下锅|吃药|救)|干等/,
  /(?:下不[了来]|上不[了去])楼|出不了?(?:门|村|厂)|[吃喝用]不上[水电饭药气]|没[水电气](?:吃|喝|用|做饭)/,
  /开不了[工门机业]|[发运卖销送拉]不出去|[进拉运送]不(?:进来|进去)/,
  /没法(?:住|做饭|洗澡|洗漱|出门|走路|生产|干活|开工|营业|上学|上课|上班|睡觉)/,
  /(?:要|快|得|已经?|全|都|又|面临)停[产工](?:了|$|[,。!])/,
  pattern`(?:停[水电气]|断[水电气网]|堵(?!车)|坏|漏|塌|积水)[^,。;!?]{0,4}了?${/[两二三四五六七八九十几半好\d]{1,3}(?:多)?/}个?(?:天|小时|钟头|晚上?|宿|周|星期|礼拜|月)`,
);

/** "缺20名钢筋工", "要84消毒液500斤", "想招10个电工": how many of what, and nobody but the reader can mean it. */
function wantsAmount({ folded, typed }: Reading): boolean {
  if (!LACKS.test(folded) || AT_HAND.test(folded) || isQuestion(folded)) return false;
  const found = findQuantities(folded, typed);
  return found.some(({ mood }) => mood === 'wanted') || (LISTED.test(folded) && found.length > 1);
}
/** Nothing but things behind it. */
const LISTED = /报物资|申[领请]/;
const LACKS =
  /报物资|缺(?!勤|席|点|陷)|差|少(?!数|年|量|见|说)|要(?!不|是|么|求|点|说)|想(?:招|要|找|借|买)|需要?|急需|求购?|申[请领]|匀(?=[点些出]|[\d一两几]|[二三四五六七八九]?[十百千万])/;
const AT_HAND =
  /准备|盖章|签字|手续|证明|已|送到了|到位了|到货|解决|落实|不需要|不缺|不要|无需|原来|往年|每年|预计|大概需要|大约需要|能提供|可以提供|富余|闲置/;

/** "鸿达纺织那边反映说…": nobody passes on what does not concern the group. */
const TOLD_BY_OTHERS =
  /^[\s,。]*(?:今天|刚才|刚刚|早上|上午|下午|昨天)?[\p{Script=Han}]{2,10}?(?:那边|这边|的?(?:老板|负责人|厂长|经理|书记|主任))?(?:来电|打电话)?(?:反映|反应|求助|诉苦)(?!的|强烈|良好|很好|不错|普遍)/u;

function isToOffice({ folded, names }: Reading): boolean {
  return departmentsNamed(folded, names).length > 0 && /请|麻烦|希望|恳请|求|能不能|能否|派|帮/.test(folded);
}

/** "我们宿舍楼…麻烦工作组协调": whoever speaks has the trouble. */
const OURS =
  /^(?:村|厂|店|社区)里|(?:我们|咱们?|俺们?)[^,。;!?]{0,6}(?:厂|村|公司|企业|宿舍|车间|楼|小区|社区|项目|工地|组|店|合作社|学校|这边|这里)/;
const TO_GROUP = /工作组|哪[个家]|协调|反映|领导|求助/;
