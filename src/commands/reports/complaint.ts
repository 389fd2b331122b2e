import type { NameFound } from '../../directory/lexicon.ts';
import { allMatches } from '../../language/all-matches.ts';
import { anyOf, words } from '../../language/pattern.ts';

/** 投诉住建局王科长, no 投诉噪音: an office, or who works in one, stands right behind the verb. */
const AGAINST =
  /(?:投诉|举报|检举|控告|告发|揭发|状告)(?!到|至|给|电话|热线|平台|信箱)[^，,。；;、\s]{0,10}?(?:局|(?<!业)委|办(?!法|公)|大队|所|科长|局长|所长|主任|书记|镇长|乡长|村长|队长|干部|工作人员|办事员|执法(?:人员|队)|窗口|领导)/;
/** 我要投诉他, 群众要举报: said of whom the text names. */
const CRIES_OUT =
  /(?:我们?|群众|村民|居民|企业|老板|职工|员工|商户|司机|大家)[^,。;]{0,4}(?:要|想|想要|打算|准备)?(?:投诉|举报|检举|控告)(?:[他她它]们?)?(?=$|[,。;!?\s])/;
/** What is said of an office, or of who works there, and of nobody else. */
const OFFICIAL_WRONGS =
  /吃拿卡要|不作为|乱作为|慢作为|懒政|怠政|庸政|渎职|失职|滥用职权|以权谋私|徇私|受贿|索贿|贪污|贪腐|腐败|官僚|形式主义|推诿|扯皮|踢皮球|门难进|脸难看|事难办|保护伞|官商勾结|优亲厚友|玩忽职守|公车私用|公款/;
const BRIBED = [
  /(?:索要|收(?:了|受)?|要|拿|给了?)(?:过)?(?:[^,。;]{0,4})(?:红包|好处费?|回扣|礼金|礼品|贿赂|辛苦费|茶水费)/,
  /收(?:了|过|完)?(?:我们?|村民|群众|老百姓|人家)?的?钱(?:不办事|才|就|后才|还不|却)/,
  /(?:不给|不送|没给|没送)(?:钱|礼|红包)[^,。;]{0,6}(?:不[办给盖开批签]|卡)/,
  /(?:要|得|非得?|才)[送塞](?:钱|礼|红包|烟|酒)/,
];
const RUDE = /(?:服务)?态度(?:很|太|极其|非常|特别|十分)?(?:差|恶劣|不好|蛮横|傲慢)/;
const HARMS = anyOf(
  words`刁难`,
  /乱(?:收费|罚款|执法|摊派)/,
  words`暴力执法 打人 骂人 辱骂 勒索 敲诈 克扣 截留 冒领 侵占 挪用 包庇 欺压`,
);
/** What others do as well: it counts only where nobody else stands between. */
const WRONGS = anyOf(
  ...BRIBED,
  RUDE,
  HARMS,
  /作风(?:很|太)?(?:差|恶劣|有问题|不正)/,
  words`拿钱办事`,
  /卡(?:着)?(?:企业|群众|我们)(?:不放|要)/,
);
const SOMEBODY_ELSE =
  /物业|公司|企业|厂|工地|施工|老板|中介|商户|店|项目部|包工头|开发商|业主|居民|邻居|房东|医院|学校|银行|供应商/;
/** Officials whom the directory does not know as a department. */
const OFFICIAL =
  /村支书|支部书记|支书|村主任|居委会主任|书记|主任|科长|局长|所长|镇长|乡长|村长|村干部|社区干部|网格员|镇干部|干部|办事员|执法人员|执法队|城管|民警|警察|辅警|监察|办事窗口|公职人员/g;
const SAYS_OF = 30;
/** "请住建局查处": who is asked is not who is complained of. */
const ASKED =
  /(?:(?<![申邀聘])请|由|找|让|望|盼|求|麻烦|希望|恳请|需要?|转给?|派给|交给|建议|联系|协调|向|给|到|至)\s?(?:省|市|区|县)?(?:里)?$/;

export interface Complaint {
  /** Departments that are complained of, or whose people are; canonical names. */
  readonly accused: readonly string[];
}

/** A complaint about an office or about who works in one; undefined for any other text, a complaint about noise among them. */
export function complaintIn(folded: string, departments: readonly NameFound[]): Complaint | undefined {
  const accused = departments.filter((one) => isAccused(folded, one)).map(({ name }) => name);
  if (accused.length === 0 && !AGAINST.test(folded) && !blamesOfficial(folded)) return undefined;
  return { accused: [...new Set(accused)] };
}

/** "村支书冒领低保": somebody in office, and the directory does not know whose. */
function blamesOfficial(folded: string): boolean {
  return allMatches(folded, OFFICIAL).some(({ index, 0: { length } }) =>
    isBlamed(folded.slice(index + length)),
  );
}

/** What is said right behind somebody, up to the end of the sentence, is a wrong of theirs and of nobody between. */
function isBlamed(after: string): boolean {
  const [said = ''] = after.slice(0, SAYS_OF).split(/[。;!\n]/, 1);
  const wrong = OFFICIAL_WRONGS.exec(said) ?? WRONGS.exec(said) ?? CRIES_OUT.exec(said);
  if (wrong === null) return false;
  const between = said.slice(0, wrong.index);
  return !SOMEBODY_ELSE.test(between) && !ASKS_NEXT.test(between);
}

function isAccused(folded: string, { start, end }: NameFound): boolean {
  const before = folded.slice(Math.max(0, start - 14), start);
  if (ASKED.test(before)) return false;
  return COMPLAINS_OF.test(before) || isBlamed(folded.slice(end));
}

const COMPLAINS_OF = /(?:投诉|举报|检举|控告|告发|揭发|状告)(?:了|的是|的)?[\p{Script=Han}]{0,4}$/u;
/** "住建局协调，物业态度差": the office is asked, and what follows is of others. */
const ASKS_NEXT = /协调|解决|处理|牵头|查处|核查|管一?管|过问/;
