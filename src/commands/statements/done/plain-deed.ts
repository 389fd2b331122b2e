import type { NameFound } from '../../../directory/lexicon.ts';
import type { ActionName } from '../../intent.ts';
import { allMatches } from '../../../language/all-matches.ts';

/** How a deed is told or ordered plainly: what may stand before its verb in the clause, and what right behind it. */
interface Shape {
  readonly verb: RegExp;
  readonly before: { test(text: string): boolean };
  readonly after: RegExp;
}

/** The clause ends, or goes on with a courtesy. */
const END =
  '(?:啊|呀|哈|哦|嘞)?\\s*(?:$|[,。;!~、:()\\s]|谢|感谢|多谢|辛苦|给力|给[^,。;]{0,4}(?:点赞|个赞)|👍|🙏|👌|😊|🎉|✅|✔|☑|👏|💪|🌹|😄|\\[)';
const WE = '我局|我委|我办|我处|我队|我单位|我科|本局|本委|本单位|我们(?:局|委|办|队|单位)?|咱们?局?|我方|我';
const FORMAL =
  '现|现已|现将|将|把|已经?|均|全部|全|已于|特|特此|拟|予以|给予|同意|申请|建议|请求|[烦恳敬]?请|望|麻烦|帮忙|帮我|故|因此|所以|只能|先|暂时?|直接|需要?|要|想|期限|时限|办结时间|就|都|也|再|那|吧|可以|了|一起|一并|统一|[这那]?[几些两三四五六七](?:个|件|条)?';
const THIS =
  '(?:该|此|本|这|那)(?:一)?(?:个|件|条|单|项)?|问题|工单|事项|诉求|件|单|办件|上报|登记|重复|误报|刚才|刚刚|的|报告|第|号|编号|以上|上面|前面';
const DURATION = '各?[\\d一二两三四五六七八九十半几]{1,3}\\s?(?:个)?(?:工作日|天|日|周|星期|月)(?!的)';
const OF_DURATION =
  '(?:左右|办结|办理|答复|完成|回复|处理|解决|吧|再办)?(?:$|[,。;!~、:()\\s]|因|等|待|(?<=吧))';
const TIME = '于?(?:今天|昨天|今日|昨日|刚刚?|刚才|上午|下午|早上|中午|晚上|\\d{1,2}(?:[月日号点:.]|$))+';
/** Nothing but these words: read one after the other and never anew, so that no text takes long. */
function plainly(...words: readonly string[]): Shape['before'] {
  const one = new RegExp(`${words.join('|')}|[\\s,、:]`, 'uy');
  return {
    test(text) {
      one.lastIndex = 0;
      while (one.lastIndex < text.length) if (!one.test(text)) return false;
      return true;
    },
  };
}

/** Who is content, with what, and how much. */
const CONTENT_SIDE =
  '企业|公司|厂里|厂方|村里|村民|社区|居民|住户|老人|业主|群众|百姓|客户|老板|负责人|法人|申报人|报告人|反映人|当事人|大家|对方|双方|他们|她们|他|她|项目部|项目方|工作组|组里|领导|本人|那边|这边|方面|方';
const CONTENT_WORDS =
  '对|处理|办理|结果|服务|答复|回访|效果|进度|态度|核实|现场|电话|表示|反馈|说|很|非常|十分|比较|基本|特别|相当|总体|整体|还算|算是|真的?|挺|太|都|全|确实|确认|一下|下|过|了|一致|高度|这次|这回|已解决|解决|办结|办好|搞定|修好|完成|没问题|可以|同意|好|通|车|路|水|电|货';

/** Run on without a stop: "我们看了这是贷款的事我们弄不了您那边退回去吧". */
const NOT_FOR_US =
  '[^,。;!?没别]{0,30}(?:[办弄管干做接]不了|不(?:归|属于?)[我咱本][们局委办]?(?:管|负责)?|派错了?|转错了?)(?:您|你们?|贵局|那边|还是|请|就|的|啊|呢)*';

const OFFICIAL: Pick<Shape, 'before'> = {
  before: plainly(WE, FORMAL, THIS, TIME),
};

/** What another thing than the issue was done to: 快递已签收, 货退回了, 发票作废了. */
const OTHER_THING =
  /快递|物资|配件|货|款|发票|合同|工期|单子上|文件|证|护照|执照|材料|订单|消息|假消息|会议|活动|处分|报表|病人/;

const SHAPES: Partial<Record<ActionName, Shape>> = {
  accept: {
    verb: /签收|接收|受理|接单|收悉/g,
    before: plainly(
      '这[边里]',
      WE,
      FORMAL,
      '应该?',
      THIS,
      TIME,
      '[\\p{Script=Han}]{0,3}(?:科长|主任|局长|科|办公室|同志|股)',
    ),
    after: new RegExp(
      `^(?:一?下|了|啦|成功|完毕|件|此件|该件|的是)?[啊呀哈哦]?(?:${END}|由|并|[#\\d]|今|明|马上|立即|尽快|安排|将|[\\p{Script=Han}]{2,6}(?:负责|跟进|经办|办理|联系))`,
      'u',
    ),
  },
  resolve: {
    verb: /办结|解决|销号|搞定|(?:处理|处置|整改|办理|修复|安装|施工)(?:好|完毕|完成|完)|办好|办妥|办完|结案|完结|修好|修通|修复|弄好|弄完|协调好/g,
    before:
      /^(?!.*(?:(?:[发写讲说回]|(?<!我|我们|俺)报)(?:的|了)(?:那个|那条|那句)?|(?:这|那)(?:句|条|个)(?:话)?|一句|所谓|按|除了?|谁|哪|信箱)\s?(?:已经?|都)?\s*$)(?!.*(?:除了|除[^,。;]*外|转发))/,
    after: new RegExp(
      `^(?:完毕|完成|妥当|好|完)?(?:了|啦|喽|咯|掉了|的)?(?:啊|呀|哈|哦|哈哈|嘞)?(?:${END}|请(?:确认|核实|查收|知悉|放心|企业|申报人|报告人|工作组|组里|回访|评价|销号|领导|审核|办结|[^,。;]{0,6}确认)|并|[#\\d]|可以(?:销|办结|通|走)|能|没|目前|现在|同意|满意|(?:车|路|货|企业|水|电|人)[^,。;才]{0,10}(?:了|好|通|可以|正常))|^(?:了)?[^,。;的吗么谁]{0,20}(?:问题|困难|难题|诉求|矛盾|需求|事宜)(?:了)?${END}|^[^,。;的吗谁没未]{1,24}(?:已|了|完|好|毕|通)[^,。;]{0,8}${END}`,
      'u',
    ),
  },
  confirm: {
    verb: /满意|确认|认可/g,
    before: plainly(WE, FORMAL, THIS, TIME, CONTENT_SIDE, CONTENT_WORDS),
    after: new RegExp(
      `^(?:了|的|啦|吧)?(?:${END}|解决|办结|已|收到货了?(?=[,。!]|$)|无误|完成|销号|满意|没问题|可以|同意|通|好了|货|车|路|企业)`,
    ),
  },
  reopen: {
    verb: /重办|重新办理|重开|返工/g,
    before: /^/,
    after: new RegExp(`^(?:一下|了|吧|处理)?(?:${END}|该|此|原因|因|理由|[#\\d]|路|车|水|电|没|还|又|问题)`),
  },
  return: {
    verb: /退回|退单|退件|退办|打回|退还/g,
    before: plainly(WE, FORMAL, THIS, TIME, NOT_FOR_US),
    after: new RegExp(
      `^(?:了|吧|去|处理|办理|重新?(?:[分指]派|[派分])(?:单|件|办)?|改派|件|补充|补正|完善|(?:补充|补正|完善)(?:情况|材料|资料|信息|说明)){0,2}(?:${END}|给?(?:你们|工作组|协调|中心|贵)|该|此|(?:原因|理由)(?:[是为:]|\\s)|因|由|请|建议|不|非|[#\\d])`,
    ),
  },
  cancel: {
    verb: /撤销|作废|取消|撤回|删除|撤单|撤了|撤掉|删掉/g,
    before: plainly(
      WE,
      FORMAL,
      THIS,
      '[\\p{Script=Han}]{0,8}(?:重复|误报|发错|报错|报重|搞错|手滑|手误|已报过|不用[办管弄理]|不用处理|不用协调|不需要)[^,。;]{0,4}',
    ),
    after: new RegExp(
      `^(?:了|吧|掉|一下|这个|这条|这件|该件|此件|上报|登记)?(?:${END}|[该此本]|我|问题|原因|因|理由|重复|误报|与|和|[#\\d]|已)`,
    ),
  },
  transfer: {
    verb: /转办|转交|转派|移交|转给|转至|转到|改转/g,
    ...OFFICIAL,
    after: new RegExp(
      `^(?:了|吧|给|到|至|由|请|省|市|区|县){0,2}(?:${END}|他们|她们|那边|人家|对方|一?下|由|请|相关|有关|其他|[#\\d]|[局委办厅队]|[\\p{Script=Han}]{2,8}(?:局|委|办|厅|队|部门|中心|街道|镇|公司))`,
      'u',
    ),
  },
  hold: {
    verb: /挂账|缓办|暂缓|挂起来?|搁置/g,
    ...OFFICIAL,
    after: new RegExp(
      `^(?:了|吧|处理|办理|缓办|一下|着)?(?:${END}|到|至|待|等|因|(?:原因|理由)[是为]|[#]|${DURATION}${OF_DURATION})`,
    ),
  },
  extend: {
    verb: /延期|延长|宽限|顺延|展期/g,
    ...OFFICIAL,
    after: new RegExp(
      `^(?:了|吧|处理|办理|办结|答复|申请|期限|时限|一下)?(?:给?[我咱]们)?(?:${END}|到|至|因|(?:原因|理由)[是为]|[#]|${DURATION}${OF_DURATION})`,
    ),
  },
  merge: {
    verb: /合并|并单|并案/g,
    before: /^/,
    after: new RegExp(`^(?:了|吧|一下|处理|办理){0,2}(?:${END}|到|至|进|入|成|为|这|[#\\d])`),
  },
};

/** "因下雨申请延期", "经核实不属于我局". */
const WHY_OR_WHEREBY = /^\s*(?:因|由于|经)[^,。;]{1,30}?(?=申请|予以|现|退|延|挂|暂|缓|[\s]|$)/;

const STOPS = /[,。;!\n]/;

/**
 * Whether some verb of the deed stands as people write who mean it. A deed that is merely spoken of (签收单丢了, 办结在即)
 * changes nothing; where none of these verbs stands, other words have told it and it is not for this table to say.
 */
export function isPlainDeed(folded: string, names: readonly NameFound[], intent: ActionName): boolean {
  const text = withoutNames(folded, names);
  const shapes = (TOLD_BY[intent] ?? [intent]).flatMap((name) => SHAPES[name] ?? []);
  const places = shapes.flatMap((shape) => allMatches(text, shape.verb).map((match) => ({ match, shape })));
  return places.length === 0 || places.some(({ match, shape }) => fits(text, match.index, match[0], shape));
}

/** "已解决" confirms what waits for it. */
const TOLD_BY: Partial<Record<ActionName, readonly ActionName[]>> = { confirm: ['confirm', 'resolve'] };

function fits(text: string, at: number, verb: string, { before, after }: Shape): boolean {
  let from = at;
  while (from > 0 && at - from < 60 && !STOPS.test(text[from - 1] ?? '')) from -= 1;
  const head = text.slice(from, at).replace(WHY_OR_WHEREBY, '');
  return (
    before.test(head) &&
    !OTHER_THING.test(head.slice(-8)) &&
    after.test(text.slice(at + verb.length, at + verb.length + 60))
  );
}

/** Whose deed it is stands before the verb: 住建局已签收. */
function withoutNames(folded: string, names: readonly NameFound[]): string {
  return names.reduce(
    (text, { start, end }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end),
    folded,
  );
}
