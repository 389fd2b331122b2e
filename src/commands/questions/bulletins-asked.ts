import { departmentsNamed } from '../departments.ts';
import { asksForFigures, countsIssues, isSpokenTo } from './figures-asked.ts';
import { editionAsked } from './edition-asked.ts';
import type { StatsIntent } from '../intent.ts';
import { placedBulletinOf } from './read-bulletin.ts';
import { PERIOD, readPeriod, VAGUE } from './read-period.ts';
import type { Reading } from '../reading.ts';

const STATS = new RegExp(
  `^(?:请|麻烦|帮我|帮忙)?(?:发|看|要|来|出|查|给我|给|看看|调|生成|导出|发送)?(?:一下|一份|下|个)?\\s?(?:${PERIOD})?(?:的)?\\s?[\\p{Script=Han}]{0,8}?(?:周报|周通报|周简报|日报|月报|月通报|报表|统计(?:数据|表|情况)?|数据(?:统计)?|通报|简报|办结率|办结情况|满意率|按期率|按期办结率|超期率|签收率|退回率|完成情况|工作量)(?:呢|发一下|看一下|看看|给我|发我|多少|是多少|怎么样|如何|情况|统计)?[\\s?。!]*$`,
  'u',
);
const ALONE = new RegExp(
  `^(?:(?:请|帮我)?(?:发|看|要|来|出|查|给我|看看)(?:一下|一份|下|个)?)?\\s?(?:${PERIOD}|${VAGUE})?的?\\s?(?:周报|周通报|日报|月报|月通报|统计|简报)(?:[\\s,!]*周报){0,4}(?:呢|发一下|看一下|看看|给我)?[\\s?。!]*$`,
  'u',
);
const PERIOD_SAID = new RegExp(PERIOD);
const ANY_PERIOD = new RegExp(`${PERIOD}|${VAGUE}`);
const FIGURES =
  /办结率|办结了?(?:多少|几)|多少(?:件|个|条|问题)|(?:有|报了?|提了?|登记了?|收到了?)(?:哪些|什么|啥)(?:新)?(?:问题|事项|诉求)|新增|几(?:件|个|条)(?:问题|办结|超期|没)|满意率|按期|超期率|签收率|退回率|(?:有|还有)?(?:哪些|什么|啥)[^,。;]{0,4}(?:需要|要|等)(?:请)?领导|缺口|数据|统计|周报(?![的了过给上])|月报|通报|情况|工作/;

/** "各组办结率排名", "哪个部门最慢": the bulletin has them side by side. */
const COMPARES =
  /^[^,。;!\n]{0,8}(?:各个?|哪个|哪些|哪家|每个|所有)(?:工作)?(?:组|部门|单位|委办局|局|街道)[^,。;!\n]{0,8}(?:排名|排行|排序|最慢|最快|最多|最少|最好|最差|办结率|办结|进度|情况|怎么样|如何|完成|对比)|(?:率|数|办结|签收|答复|退回)(?:最高|最低|最多|最少|最慢|最快|最差|最好)的?(?:是)?(?:哪|谁)/;

/** "口罩缺口现在还有多少": the bulletin adds up what is needed. */
const NEEDS =
  /^[^,。;!\n]{1,12}(?:缺口|需求)[^,。;!\n]{0,8}(?:多少|几|情况)[\s?。!]*$|^[^,。;!?\n]{0,14}(?:还|现在|目前|一共|总共|总计|合计|各|都|又|到底)+(?:差|缺|短|欠|少|需要?|要)(?:着|了)?(?:多少|几)[^,。;!?\n]{0,6}[\s?。!]*$/;

/** "周报" alone counts; with a mention, a question for figures of a period does as well. */
export function statsOf(reading: Reading): StatsIntent | undefined {
  const text = reading.folded.trim();
  if (text.length > 60) return undefined;
  const edition = editionAsked(reading);
  if (edition !== undefined) return edition;
  const placed = placedBulletinOf(reading);
  if (placed !== undefined) return placed;
  const asked =
    isSpokenTo(reading) &&
    (STATS.test(text) ||
      COMPARES.test(text) ||
      (NEEDS.test(text) && !reading.names.some(({ what }) => what === 'object')) ||
      (FIGURES.test(text) && ANY_PERIOD.test(text)));
  if (
    !ALONE.test(text) &&
    !asked &&
    !asksForFigures(reading) &&
    !isOfficeAndPeriod(reading) &&
    !isBarePeriod(reading) &&
    !COUNTS_OWN.test(text) &&
    !SENT_AGAIN.test(text) &&
    !(reading.mentionsBot && IMPATIENT.test(text)) &&
    !(STATS.test(text) && PERIOD_SAID.test(text) && !/写|交|报送/.test(text))
  )
    return undefined;
  const department = departmentsNamed(reading.folded, reading.names)[0]?.name;
  const subject = reading.names.find(({ what }) => what === 'object')?.name;
  return {
    intent: 'stats',
    ...readPeriod(reading.folded, reading.context.now),
    ...figureOf(reading.folded),
    ...(department === undefined ? {} : { department }),
    ...(subject === undefined ? {} : { subject }),
  };
}

/** "这周我们组办结了多少" */
const COUNTS_OWN = new RegExp(
  `^(?:${PERIOD})(?:我们?|咱们?|俺们?|本)?(?:工作)?[组群]?(?:里|内)?(?:一共|总共|都|共)?(?:办结|办完|新增|新报|新登记|新来|登记|上?报|超期|解决|销号|收到|接到|派出去?)了?(?:多少|几)(?:件|个|条)?(?:问题|单子)?[\\s?。!]*$`,
);
/** "上周通报再发我一份，手机换了找不到" */
const SENT_AGAIN = new RegExp(
  `^(?:${PERIOD})的?(?:周报|周?通报|简报|日报|月报|月通报)(?:再|重新|重|麻烦|帮忙|请)*(?:给我|跟我)?(?:发|传)(?:我|给我|群里|一下)*(?:一?[份下个遍])?(?:吧|呗|啊)?(?:[,。\\s][^,。\\n]{0,20})?[。!]*$`,
);
/** "周报周报周报 书记等着要" */
const IMPATIENT = /^(?:(?:周报|月报|日报|通报|简报)[\s,!。]*){1,5}[^,。\n]{0,12}$/;

/** "住建局本周": nothing but a department and a time. */
function isOfficeAndPeriod({ folded, names }: Reading): boolean {
  const office = names.find(
    ({ what, start }) => what === 'department' && folded.slice(0, start).trim() === '',
  );
  return office !== undefined && ONLY_PERIOD.test(folded.slice(office.end).trim());
}

/** "本周情况" in a chat that was made for reading bulletins: nobody there means anything else. */
function isBarePeriod(reading: Reading): boolean {
  return countsIssues(reading) && ONLY_PERIOD.test(reading.folded.trim());
}

const ONLY_PERIOD = new RegExp(`^的?\\s?${PERIOD}的?(?:情况|工作|通报)?[\\s?。!]*$`);

function figureOf(folded: string): Pick<StatsIntent, 'metric'> {
  const metric = /(?:按期)?办结率|满意率|按期率|超期率|签收率|签收及时率|退回率|返工率|延期率/.exec(
    folded,
  )?.[0];
  return metric === undefined ? {} : { metric };
}
