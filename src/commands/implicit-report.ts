import { departmentsNamed } from './departments.ts';
import { nearObjects } from './near-object.ts';
import { isProblem } from './problem.ts';
import type { Reading } from './reading.ts';
import { isAside, onlyAsks, TALK } from './report-talk.ts';
import { tellsOfTrouble } from './trouble-told.ts';

const OPENINGS =
  /(?:有|又有|发现|遇到|碰到|碰上|出现|反映|反馈|说|提)(?:一|了)?(?:个|件|些|几个|点|下|一下|一个)?\s?(?:新)?(?:问题|困难|难题|难处|情况|事|麻烦|诉求)(?:需要|需|想|要|请|得|麻烦)?[^,。;]{0,8}(?:协调|反映|帮忙|帮助|解决|报告|汇报|求助|上报|报一下|说一下|支持)|(?:想|要|需要|跟您|向您|向领导|向组织)?反映(?:了)?(?:一下|一个|两个|三个|几个|几点|以下|如下|些|个|下)?(?:问题|情况|困难|诉求)|(?:帮忙|帮我|帮着|给)(?:给)?(?:协调|解决|问问|联系|对接|想想办法|看看|看一?下|瞧瞧|处理)|协调(?:一下|下)(?:呗|吧|哈|啊|呀|嘛)?(?=$|[,。!\s])|(?:能不能|能否|可否|可不可以)(?:让|叫|请|派)[^,。;!?]{1,10}(?:来|去|到|派)|(?:帮忙|帮我|帮着|给|代为|代)反映|(?:求助|求援|十万火急|sos)|[,。;!\s](?:报|登记|上报|反映)(?:一?下|个|一个)(?:这个)?问题[。!\s]*$|(?:(?<!邀|申|聘|提|宴)请|望|盼|求|恳请|麻烦|烦请|需要?|希望|想请|能不能|能否|可否|请求)[^,。;!?]{0,16}(?:协调|帮忙|帮助|帮|解决|对接|牵线|支援|支持|出面|牵头|过问|指导|支招|派人|派专家|看一看|看一下|看看|关照|对接|来看看|想想办法|想办法|处理一下|上门|办一下)/;

/**
 * A report without its keyword: "有个问题需要协调一下，…", or to the bot by mention. Without a mention it needs an opening or a plea, trouble,
 * and no sign of being talk about something else; without an object of the directory it needs the opening as well.
 */
export function isImplicitReport(reading: Reading): boolean {
  const { folded, names, mentionsBot, lexicon } = reading;
  const text = folded.trim();
  if (text.length < 6) return false;
  const object = names.some(({ what }) => what === 'object');
  const opens = OPENINGS.test(text) || TO_BE_NOTED.test(text);
  if (mentionsBot)
    return (
      (opens ||
        ((object || nearObjects(folded, lexicon).length > 0) && (isProblem(text) || WANTS.test(text))) ||
        (text.length >= 10 &&
          text.length <= 120 &&
          HAPPENS_HERE.test(text) &&
          isProblem(text) &&
          !TALK.test(text))) &&
      !onlyAsks(text)
    );
  if (tellsOfTrouble(reading) && !onlyAsks(text)) return true;
  if (text.length > 400 || TALK.test(text)) return false;
  if (PLEADS_FOR.test(text) && !onlyAsks(text)) return object || nearObjects(folded, lexicon).length > 0;
  if (!isProblem(text)) return false;
  if (object && (CRIES.test(text) || ALARMS.test(text))) return true;
  if (PASSED_ON.test(text) && !onlyAsks(text)) return true;
  if (!opens) return false;
  if (onlyAsks(text)) return false;
  return (
    object || OPENS_AT_HEAD.test(text) || (TO_BE_NOTED.test(text) && nearObjects(folded, lexicon).length > 0)
  );
}

/** "恁快给报上去" */
const TO_BE_NOTED =
  /(?:快|赶紧|赶快|帮忙|帮我|给|替|麻烦)[^,。;]{0,6}(?:报上去|报一下|登记|上报|反映上去|往上报|记一下|记上)/;

/** "俺们村的水管子裂了没水吃": to the bot, of a place that the directory does not know by this name. */
const HAPPENS_HERE =
  /(?:我们|咱们?|俺们?|这边|那边|村里|组里|厂里|社区里?|小区|[村厂镇庄屯])的?[\p{Script=Han}]{2,}/u;

/** "凤凰粮食要俩叉车": an amount is wanted. */
const WANTS = /(?:要|缺|差|求|借|买|来)(?:个|点|些)?\s?(?:\d|[一二两俩仨三四五六七八九十几])/;

/** "能不能给辛十李解决一下灌溉用电的事啊": something for somebody known. */
const PLEADS_FOR =
  /(?:能不能|能否|可否|可不可以|麻烦|请|希望|恳请|想请)[^,。;!?]{0,4}(?:给|帮|替|为)[^,。;!?]{2,14}(?:解决|协调|想想?办法|对接|处理|落实)(?:一?下)?[^,。;!?]{2,}/;

/** "紧急！！晋潞注塑变压器烧了" */
const ALARMS = /^(?:十万火急|万分火急|紧急(?:情况)?|特急|加急|急+|出事了|不好了|救命)[!,。:\s]/;

/** Nobody asks so who does not want help: "围墙要塌了，谁管管啊". */
const CRIES =
  /[\s,。!]急+[!。\s]*$|等着(?:用|救|吃|喝)|谁(?:来|能|去)?(?:管管|管一管|管管吧|管得了|给管管|帮帮)|(?:有没有|有)人(?:来|能)?(?:管管|管一管|管没管|帮帮)|(?:快|赶紧|赶快)(?:来|派)(?:个)?人|救(?:命|救|急)(?:啊|呀|我们|!)|求(?:管管|帮帮|帮忙|救援|支援)|(?:可|该|这可)?(?:怎么办|咋办|咋整|如何是好)(?:啊|呀|呢|[?!。]|$)|没(?:有)?人管(?:啊|呀|!|$)|(?:我们?|群众|村民|居民|企业|商户|司机|职工)[^,。;]{0,4}(?:要|想要?)(?:投诉|举报|检举|控告)|急死(?:人|我)?(?:了|啊|!)/;

/** "老乡反映三组张大爷家房顶漏雨": somebody's complaint is passed on; "群众反映的…" looks back at one. */
const PASSED_ON =
  /^[\s,。:!]*(?:(?:今天|刚才|刚刚|早上|上午|下午|晚上|昨天|又|还)?有?(?:个|位|几个|几位|不少|一些|多个|多位|多名|部分)?)(?:老乡|乡亲|群众|村民|居民|业主|住户|商户|企业|员工|职工|工人|老百姓|家长|贫困户|困难户|养殖户|种植户|农户|农民|司机|货主|租户|老人|大爷|大娘)(?:们)?(?:来|打电话|给我|跟我|向我|找我|又|多次|一直|都)?(?:反映|反应|诉苦|求助|来电)(?!的|强烈|良好|很好|不错|普遍)[^。!?\n]{4,}/;

const OPENS_AT_HEAD =
  /^.{0,40}(?:帮忙|帮我|帮着|代为)反映|^.{0,12}(?:(?:有|发现|遇到|碰到)(?:一|了)?(?:个|件|些|几个|点)?\s?(?:新)?(?:问题|困难|难题|难处|诉求)(?:需要|需|想|要|请|得|麻烦).{0,8}(?:协调|反映|帮忙|帮助|解决|报告|汇报|求助|上报|支持)|(?:想|要)?(?:向.{1,6})?反映(?:了)?(?:一下|一个|两个|三个|几个|几点|个|下)?(?:问题|情况|困难|诉求)|求助|求援)/;

/** "学府社区…，请卫健局马上派车": an object, trouble, and an office that is asked. */
export function asksOffice(reading: Reading): boolean {
  const { folded, names } = reading;
  if (folded.length > 400 || TALK.test(folded) || isAside(folded)) return false;
  if (onlyAsks(folded) || /#\s?\d/.test(folded)) return false;
  if (!names.some(({ what }) => what === 'object') || !isProblem(folded)) return false;
  return (
    departmentsNamed(folded, names).length > 0 &&
    /请|麻烦|希望|恳请|求|需要|需|帮忙|找|能不能|能否|叫|让/.test(folded)
  );
}
