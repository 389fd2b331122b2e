import { anyOf } from '../../language/pattern.ts';
import { departmentsNamed } from '../departments.ts';
import { depends, isNegatedBefore, isQuestion } from '../guards.ts';
import type { ActionName, Intent } from '../intent.ts';
import { act, query, type Said } from './said.ts';
import { stillOpen } from './done/still-open.ts';

type Rule = (said: Said) => Intent[] | undefined;

/** What officials say of an issue without our own words of command. */
interface Words {
  readonly intent: ActionName;
  readonly by: 'office' | 'group';
  readonly words: RegExp;
  readonly unless?: RegExp;
  /** The words say what is done and not why: what follows them is the reason. */
  readonly leads?: true;
  /** The other way round: what stands before them is the reason. */
  readonly trails?: true;
}

const US = '(?:我[局委办处队们方]|我单位|本[局委办]|本单位|咱们?|我)';
const ABOVE =
  '(?:(?:省|市|区|县|国家)(?:里|级|委|政府|领导|直|长|委书记|[\\p{Script=Han}]{0,6}(?:局|厅|委|办|部|指挥部|专班))|上级|上面|上头|[\\p{Script=Han}]{0,8}(?:指挥部|领导小组|专班|常委会?|书记))';

const NO_MORE_DELAY = [
  /不[能许得要]再?(?:拖|等|耗|推)(?!拉)/,
  /再(?:这么|这样)?拖下去/,
  /盯(?:一?下|着|紧|住|盯|一盯)/,
];
const REPORT_TO_ME = [
  /(?:情况|进展|结果|方案|进度)[^,。;]{0,6}报(?:给)?我(?![们的]|了)/,
  /(?:前|内|尽快)[^,。;]{0,8}(?:报|反馈|回复)(?:给)?我(?!们)/,
  /^[\s,:。]*(?:请[^,。;]{1,12}?)?[^,。;企公厂村组]{0,12}[前内][^,。;]{0,4}报(?:结果|进展|情况|方案)/,
];
const BY_THEN =
  /(?:天|日|周|星期|月|时)(?:之|以)?[内前](?:必须|务必)?(?:拿出|提出|形成|给出)[^,。;]{0,6}(?:办法|方案|意见|措施|结果|答复|说法)/;
const LIMIT_HELD = [
  /(?:缩短|压缩|提前|压)(?:到|至|为|成)\s?[\d一二两三四五六七八九十半今明后周星本下月]/,
  /按(?:原定?|原来的?|既定)(?:的)?(?:时间|期限|时限|计划|节点)(?![^,。;]{0,4}(?:开会|走|施工|出发|来))/,
  /延期不批/,
  /不(?:同意|批准?|准予?|予|能|许|得)(?:再)?延期/,
];
const WITHIN_DAYS =
  /^[\s,:。]*(?:请[^,。;]{1,12}?)?[\d一二两三四五六七八九十]{1,3}\s?个?(?:工作)?[日天](?:之|以)?内(?:必须|务必)?(?:办[结好完]|解决|答复|回复|处理|完成|落实|整改)/;
/** "请商务局今天下班前签收": who is asked, by when, and for what. */
const ASKED_BY_THEN =
  /(?:(?<![申邀])请|责成|责令|务必|必须)[^,。;!?]{0,20}(?:[日天周期月底时班号]|[周期][一二三四五六])(?:之|以)?[内前](?:必须|务必|要|先|把)?[^,。;!?]{0,4}(?:签收|接单|拿出|提出|形成|给出|答复|回复|反馈|办结|办完|办好|解决|完成|整改|到位|落实)/;
/** "三天内给我答复", "给我书面报告" */
const TELL_ME = /(?:向|给)我(?:书面|专题|一?个|一份|明确)*(?:汇报|报告|答复|回话|交代|说法|结果)(?!过?了)/;
/** As leaders write on the margin: "请金融办阅处，周五前报结果", "批示：…" */
const WRITTEN_ORDERS = [
  /^[\s,:。]*请[^,。;]{2,12}?(?:阅处|阅办|研处|酌处|核处|查处|研办)/,
  /^[\s,:。]*请[^,。;]{2,16},[^,。;]{0,10}[前内][^,。;]{0,4}报(?:结果|进展|情况|方案)/,
  /^[\s,:。]*批示\s?:/,
];
/** A leader's words that press. */
const LEADER_PRESSES = anyOf(
  ...NO_MORE_DELAY,
  ...REPORT_TO_ME,
  BY_THEN,
  ASKED_BY_THEN,
  TELL_ME,
  ...WRITTEN_ORDERS,
  ...LIMIT_HELD,
  WITHIN_DAYS,
);

const WORDS: readonly Words[] = [
  {
    intent: 'reopen',
    by: 'group',
    words:
      /^[\s,:。]*(?:请|给我|直接)?(?:退回|打回|退给[^,。;]{2,8}?)(?:去)?[,\s]{0,2}(?:重[办新做来]|返工|再办)/,
  },
  {
    intent: 'return',
    by: 'office',
    leads: true,
    words: new RegExp(
      `^[\\s,:。都全也均先就]*(?:${US})?(?:拒[收签](?=$|[,。;!\\s])|不予(?:签收|接收|受理)|不[接收签](?=$|[,。!\\s])|退(?:了|掉|吧)*(?=$|[,。;!\\s]))`,
    ),
  },
  {
    intent: 'return',
    by: 'office',
    words: new RegExp(
      `${US}[^,。;]{0,4}(?:不宜|不应|不便|不适合|不是|并?非)(?:由${US})?(?:作为|当|做|任|担任|承担)?[^,。;]{0,4}(?:主办|主责|牵头|承办|责任)|(?:并?非|不是)${US}的?(?:职责|职能|职权|管辖|辖区|业务|主管|主责|权限)|不在${US}(?=$|[,。;!\\s])|(?:请|望|建议|麻烦|烦请)(?:予以?|贵[^,。;]{1,6}|你们?|给)?(?:收回|拿回)(?:去)?(?=$|[,。!\\s]|重|改派|另|吧|[该此])|不是${US}(?:的)?(?=$|[,。;!\\s])`,
    ),
    unless:
      /(?:照片|图片?|材料|文件|数据|号码|电话|名单|表格?|附件|定位|人员?)(?:也|都)?不是|协办(?:部分|的)|但是?(?:已|我|会|可以先)|已经?(?:联系|完成|派|对接|办)/,
  },
  {
    intent: 'return',
    by: 'office',
    trails: true,
    words:
      /[,。;\s](?:请|申请|建议|只能|就|先|特|故|我们|我局)*退(?:了|掉|回|回去|件|单)?[吧了哈]*[。!~\s]*$/,
    unless: /[税款货钱租金费]|押金|退[休伍役耕]/,
  },
  {
    intent: 'extend',
    by: 'office',
    words:
      /(?:要|想|得|申请|需要?)(?:再)?延(?:一?下)?(?=$|[,。!\s])|(?:^|[,。;])[\s,:]*(?:我[局们委办]|要|想|得|只能|申请|需要?|再)*往后(?:推|挪|放)(?:到|至|\s?[\d一二两三四五六七八九十几])/,
  },
  {
    intent: 'hold',
    by: 'office',
    words: /^[\s,:。]*(?:先|暂时?)放(?:一?放|着|一下)(?:吧|了)?[,。!\s]*(?:$|等|待|因)/,
  },
  {
    intent: 'reply',
    by: 'office',
    leads: true,
    words:
      /^[\s,。]*(?:现)?(?:关于|就|对|针对)(?:反映|提出|上报|贵[组单位]{1,2}|你们?|企业|群众|问题|事项|诉求|情况|办理|[\s的,])*(?:书面)?(?:答复|回复|复函)(?:意见|内容|情况)?(?:如下)?\s?:/,
  },
  { intent: 'reply', by: 'office', leads: true, words: new RegExp(`^[\\s,。]*(?:${US})?回[:,]`) },
  {
    intent: 'urge',
    by: 'group',
    leads: true,
    words:
      /^[\s,:。]*(?:请|帮忙|麻烦|再)?(?:盯(?:一?下|着|紧|住|盯|一盯)?(?:点|了)?|(?:跟进|过问|跟)(?:一?下))(?=[\s,。!]|$)/,
  },
  {
    intent: 'hold',
    by: 'group',
    words:
      /^[\s,:。]*(?:先|就|同意|可以|准)?挂(?:账)?[到至]\s?(?=月底|年底|季度末|[下明本汛节\d一二三四五六七八九十])/,
  },
  {
    intent: 'urge',
    by: 'group',
    unless:
      /(?:答应|承诺|保证|说好?|表示)[^,。;]{0,12}给我|(?:(?<![帮给替])我|有人|他们?|一直|正|在)[^,。;]{0,3}盯|盯着(?:呢|的|了)|已经?把/,
    words: LEADER_PRESSES,
  },
  {
    intent: 'onsite',
    by: 'group',
    words:
      /(?:到|去|来|在)(?:企业|项目|工地|村里|社区|厂里)?现场(?:开会|开个会|碰头|碰一?下|会办|集中|集合|会商|协调|办公)|现场开会/,
    unless:
      /(?<![到去来在])(?:专家|企业|厂里|厂家|施工队|他们|对方)[^,。;]{0,8}现场|昨[天日晚]|前天|上周|上次|开会[的时]|(?:开|碰|协调|会商|办公)(?:完|过|了)|刚|已经?/,
  },
  {
    intent: 'escalate',
    by: 'group',
    words: new RegExp(
      `上提(?:[到至给一]|(?=$|[,。!\\s]))|往上(?:报|提|递)|[提递捅推](?:到|给)${ABOVE}|(?:请|由)[区县](?:委|政府|里|领导)[^,。;]{0,8}(?:协调|出面|支持|解决|研究|定)|(?:建议|请|申请)?(?:上报|报请|提请|报送|呈报|呈请)(?:给|到|至|请)?${ABOVE}|^[\\s,:。]*(?:请|建议|就|得|要|直接|先)?(?:报|交)(?:给|到|请|送)?${ABOVE}`,
      'u',
    ),
    unless:
      /(?:已经?|刚刚?|正在?|昨[天日]|前天|上周|早就)[^,。;]{0,8}(?:上?报|提|呈|交|递)|(?:上报|报请|报送|提请)了|报[^,。;]{2,10}(?:了|过)(?=$|[,。])|[省市区县][里级]?的(?:事|问题|时候|那)|备案|比赛|报名|评[奖优]|参[评展]|展览|(?:企业|群众|村民|居民|住户|业主|他们|对方|老板)[^,。;]{0,6}(?:要|想|说|准备|会)|(?:就|会|可|怕)[^,。;]{0,4}(?:麻烦|完了|糟|不好|难看|丢人)/,
  },
  {
    intent: 'extend',
    by: 'group',
    words:
      /(?:期限|时限|截止(?:时间|日期)?|办结(?:时间|期限|日期)|(?:完成|办理)时间)(?:可以|就|再)?(?:改|调整?|推|放宽|延|顺延|后移|宽限?|挪|定)(?:到|至|为|成|在)\s?(?=[\d一二两三四五六七八九十下明后本月周])/,
  },
  {
    intent: 'cancel',
    by: 'group',
    trails: true,
    words:
      /(?:^|[,。;\s])(?:请|麻烦|帮忙|帮我|就|先|直接|给我|可以)?(?:把它|给)?(?:删|撤|作废|销毁)(?:了|掉|除)(?:它|就行)?(?:吧|哈|啊)?[。!~]*\s*$/,
    unless: /(?:加急|挂账|延期|催办|督办|提级|退回|签收|合并|派单)[^,。;]{0,4}(?:删|撤|作废)/,
  },
];

/** Whoever weighs, quotes or remembers an order gives none. */
const WAVERS =
  /要不要|该不该|用不用|是否|考虑|再说|再议|商量|研究(?:一下)?(?:是否|要不要|再)|可能|也许|大概|估计|听说|据说|好像|原话|打个?比方|比如|例如|不合适|不妥|没必要|先别|暂不|先不|本来|本想|差点|上次|上回|当时|当初|行不行|好不好|合适吗|谁|已把/;

function readsAs({ intent, by, words, unless, leads, trails }: Words): Rule {
  return (said) => {
    const { folded, byOffice } = said;
    const match = byOffice === (by === 'office') ? words.exec(folded) : null;
    if (match === null || unless?.test(folded) === true || isQuestion(folded)) return undefined;
    if (intent !== 'reply' && WAVERS.test(folded)) return undefined;
    const before = folded.slice(0, match.index);
    if (isNegatedBefore(folded, match.index) || depends(before)) return undefined;
    if (trails === true) return [act({ ...said, typed: said.typed.slice(0, match.index) }, intent)];
    return [act(said, intent, leads === true ? match.index + match[0].length : 0)];
  };
}

/** "申请的延期批了没？": what became of a request, and nothing about the matter itself. */
const ASKS_OF_REQUEST =
  /(?:申请|延期|挂账|退回|转办|提级|请求)[^,。;?]{0,8}(?:批准?|同意|通过|准)(?:了|下来|过)?(?:没有?|吗|了没|没批|不)|(?:批没批|同没同意|批准?了没|同意了没|审批(?:到|得|了))|(?:谁|哪个?(?:组|人|部门|单位|家))(?:上?报|提|登记|反映|派|转)(?:的|上来|过来|给)/;

/** "签不签？", among colleagues. */
const ASKS_WHETHER_TO =
  /([签收退转延接])不\1|(?:[签收退转办延挂]|签收|退回|办结|派|催|处理)了(?:没有?|吗|没)[\s?]*$|要[签收退转]吗|还在办吗|(?:退|转|派)给谁|(?:要不要|该不该|用不用)(?:[签收退转延接办]|催|撤|并|派)(?![^。;!?]*(?:得看|要看|看看|再定|再说))/;

/** "听说要改派我们？": a rumour is asked about, and no detail wanted. */
const ASKS_OF_RUMOUR = /听说|据说|听[^,。;]{1,8}[说讲]|有人说|传(?:言|闻|说)/;

const WHETHER_TRUE = /真的?假的?|是真的|真的[吗么?]|真假|有这(?:回|个)?事|属实吗|是吗|对吗/;

/** "不是早销号了吗": remembered and asked, whatever it says of the deed. */
const ASKS_WHETHER =
  /不是[^,。;?!]{0,8}(?:销号|办结|解决|处理|签收|退回|撤销|合并|派|转|挂账|延期)[^,。;?!]{0,4}(?:吗|么|嘛|\?)/;

function asksOfLedger(said: Said): Intent[] | undefined {
  const { folded } = said;
  if (ASKS_OF_REQUEST.test(folded) || ASKS_WHETHER_TO.test(folded)) return [query(said)];
  if (ASKS_OF_RUMOUR.test(folded) && WHETHER_TRUE.test(folded)) return [query(said)];
  if (ASKS_OF_RUMOUR.test(folded) && said.byOffice) return isQuestion(folded) ? [query(said)] : undefined;
  return ASKS_WHETHER.test(folded) && !stillOpen(folded) ? [query(said)] : undefined;
}

/** "先别销号，等企业回话": nothing is done, and nothing has gone wrong. */
const HOLDS_BACK =
  /(?:先|暂时?)(?:别|不要|不能?|勿|不用)(?:急着|忙着|先)?(?:给)?(?:销号|办结|结案|关闭?|销)|(?:别|不要|勿)(?:急着|忙着|先)(?:销号|办结|结案|关闭?|销)/;

function holdsBack(said: Said): Intent[] | undefined {
  if (!HOLDS_BACK.test(said.folded) || stillOpen(said.folded) || isQuestion(said.folded)) return undefined;
  return [act(said, 'progress')];
}

const GIVES =
  /^[\s,:。]*(?:请|麻烦|建议|申请|应该?|还是|就|您|把|将|这个?件?|直接|帮忙|改|推|移|交|派|转|一下|下|[\s,])*(?:给|归口?)\s?(?:省|市|区|县)?$/;

/** "麻烦把67给卫健委吧，我们这边确实对不上", said by a department. */
function passesOn(said: Said): Intent[] | undefined {
  const { folded, names, byOffice } = said;
  const office = byOffice && !isQuestion(folded) ? departmentsNamed(folded, names)[0] : undefined;
  if (office === undefined || !GIVES.test(folded.slice(0, office.start))) return undefined;
  return /^\s?(?:那边|那里|这边)?(?:$|[,。;!\s]|吧|办|管|处理|负责|牵头)/.test(folded.slice(office.end)) &&
    !WAVERS.test(folded)
    ? [act(said, 'transfer')]
    : undefined;
}

/** "派农业农村局，三个工作日内拿出办法", "归市监局，不得再退": who gets it, and then by when or how. */
const GIVEN_TO =
  /^(?:[^。;!?]{0,16}(?<![说称问讲答复馈示]):)?[\s,:都全均请就先]*(?:改?派|[改交转分]?给|(?:继续|仍然?|还是)?[由归]|[派交转分]到|让)\s?$/;
const AND_THEN =
  /^(?:来|去)?(?:办|管|办理|处理|负责|牵头|主办|承办|落实)?(?:吧|一下)?,(?![^]*(?:没|天了|还(?!有)|不见|白|拖|慢|呢))[^,。;]{0,10}(?:[\d一二两三四五六七八九十]{1,3}\s?个?(?:工作日|天|日)(?:之|以)?内|今天|明天|本周|下?周[一二三四五六日]|月底|尽快|抓紧|马上|立即|不得|不[许准要能]|别)/;

function handsOverFirmly(said: Said): Intent[] | undefined {
  const { folded, names, byOffice } = said;
  const office = byOffice || isQuestion(folded) ? undefined : departmentsNamed(folded, names)[0];
  if (office === undefined || !GIVEN_TO.test(folded.slice(0, office.start))) return undefined;
  return AND_THEN.test(folded.slice(office.end)) && !WAVERS.test(folded) ? [act(said, 'assign')] : undefined;
}

/** "这不是我们住建的", and then whose it is. */
const NOT_OURS_BEFORE = /不(?:是|归|属于?)(?:我们?|咱们?|本)?\s?(?:区|县|市)?$/;

function isNotOurs(said: Said): Intent[] | undefined {
  const { folded, names, byOffice } = said;
  if (!byOffice || isQuestion(folded)) return undefined;
  const isTold = names.some(
    ({ what, start, end }) =>
      what === 'department' &&
      NOT_OURS_BEFORE.test(folded.slice(0, start)) &&
      /^(?:局|委|办|这边|口|系统)?的?(?=$|[,。;!\s])/.test(folded.slice(end)),
  );
  return isTold && !/协办/.test(folded) ? [act(said, 'return')] : undefined;
}

const GRANTS = /^[\s,:。]*(?:同意|批准|准了?|准予|照准|可以|行)(?:延期|挂账|申请|了|吧|的)?(?=$|[,。!\s])/;

/** One word under the notice that asked for it: "同意", "准了，挂到月底". */
function grants(said: Said): Intent[] | undefined {
  const { folded, reading, byOffice } = said;
  const asked = said.quoted && !byOffice ? reading.quotedRequest : undefined;
  if (asked === undefined || !RULES_ON_IT.has(reading.context.senderRole ?? 'coordinator')) return undefined;
  return GRANTS.test(folded) && !isQuestion(folded) && !HEDGES.test(folded) ? [act(said, asked)] : undefined;
}
const RULES_ON_IT: ReadonlySet<string> = new Set(['coordinator', 'admin']);
const HEDGES = /但|不过|如果|要是|除非|再说|考虑|商量|先|等(?!环|检|材|批)/;

/** In front of the rules for everybody. */
export const OFFICIAL_RULES: readonly Rule[] = [
  asksOfLedger,
  grants,
  holdsBack,
  handsOverFirmly,
  isNotOurs,
  ...WORDS.map(readsAs),
  passesOn,
];
