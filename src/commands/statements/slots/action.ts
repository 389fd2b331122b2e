import { fold } from '../../../language/fold.ts';
import { findMoney } from '../../../language/money.ts';
import { findQuantities } from '../../../language/quantities.ts';
import { objectMeant } from '../correction.ts';
import { delivered } from '../done/delivery.ts';
import { departmentsNamed } from '../../departments.ts';
import type { ActionIntent, ActionName, Priority } from '../../intent.ts';
import { assignment, assignmentAll, offices, proposal, suggestion } from './office.ts';
import { appointment, decisionsOf } from './onsite.ts';
import { contactOf, handlerOf } from './person.ts';
import { plainQuantity } from '../../reports/report.ts';
import { pick, type Slots, type Statement } from './statement.ts';
import { dueOf, limitOf, untilOf, workdaysOf } from './time.ts';

export type { Statement } from './statement.ts';

/** Which slot holds the words, beside `text`, for each action. */
const WORDS_GO_TO: Partial<
  Record<ActionName, 'reason' | 'replyText' | 'question' | 'outcomeText' | 'comment'>
> = {
  reply: 'replyText',
  request_info: 'question',
  resolve: 'outcomeText',
  fulfil: 'outcomeText',
  confirm: 'comment',
  return: 'reason',
  transfer: 'reason',
  hold: 'reason',
  extend: 'reason',
  cancel: 'reason',
  reopen: 'reason',
  escalate: 'reason',
  set_priority: 'reason',
  urge: 'reason',
};

/** What else each action takes from its words. */
const EXTRAS: Partial<Record<ActionName, (said: Statement) => Slots>> = {
  accept: (said) => ({ ...handlerOf(said), ...contactOf(said), ...limitOf(said) }),
  return: (said) => ({ ...suggestion(said), ...proposal(said) }),
  transfer: (said) => pick('toDepartment', offices(said)[0]),
  assign: (said) => ({ ...assignment(said), ...handlerOf(said), ...limitOf(said) }),
  extend: (said) => ({ ...workdaysOf(said), ...untilOf(said), ...pick('due', untilOf(said).until) }),
  hold: untilOf,
  onsite: (said) => ({ ...appointment(said), ...assignmentAll(said), ...pickList(decisionsOf(said)) }),
  escalate: escalation,
  set_priority: ({ folded }) => ({ priority: priorityOf(folded) }),
  confirm: satisfactionOf,
  reopen: ({ folded }) => (/不(?:太|是很|够|大|怎么)?满意/.test(folded) ? { satisfaction: '不满意' } : {}),
  resolve: outcomeSum,
  fulfil: (said) => ({ ...delivered(said), ...dueOf(said) }),
  reply: (said) => ({ ...dueOf(said), ...outcomeSum(said) }),
  progress: (said) => ({ ...dueOf(said), ...outcomeSum(said), ...quantitiesOf(said) }),
  supplement: (said) => ({ ...quantitiesOf(said), ...sumOf(said), ...subjectOf(said), ...contactOf(said) }),
  request_info: dueOf,
  urge: (said) => ({ ...dueOf(said), ...limitOf(said) }),
};

/** The slots of one action: its words, and what can be read from them. */
export function slotsOf(intent: ActionName, typed: string, said: Statement): Slots {
  const words = SAYS_NO_MORE[intent]?.test(fold(typed)) === true ? '' : typed.replace(ONLY_PARTICLES, '');
  const place = WORDS_GO_TO[intent];
  const told = intent === 'return' || intent === 'transfer' ? withoutTarget(words, said) : words;
  return {
    ...(words === '' ? {} : { text: words }),
    ...(told === '' || place === undefined ? {} : { [place]: told }),
    ...EXTRAS[intent]?.(said),
  };
}

/** "催催呗" leaves 呗 behind the command, and that says nothing. */
const ONLY_PARTICLES = /^[呗吧了啊呀呢嘛哈哦啦的]+[。!！~]*$/u;

/** "1和8也解决了": that it is so, and nothing of how. */
const BARE_DEED =
  /^(?:[和与及跟、,也都均全就又还再早]|已经?|现已|现在|今天|刚刚?|刚才|终于|全部|总算|确实|彻底|这[个件两些]|那[个件两些]|[两几三]个|[该此]件?|问题|事情|事|的|了|报告|\s)*(?:解决|办结|销号|搞定|办好|办完|处理好|处理完|弄好|结案|完结|ok)(?:[了啦喽咯的啊哈呀]|完毕|好了|掉了?|妥当)*[。!~,\s]*(?:谢谢|感谢|辛苦了?|多谢)?[^\p{L}\p{N}]*$/u;

/** "1 2 都收了": that it is signed, and nothing to pass on. */
const BARE_SIGN =
  /^[我本局们委这边那个件两俩些该此好的已经现刚都均也先全部就了签收接受理悉到知单认领\s,、。!~]+$/;

/** "退回重新派单": that others are to have it, and not why. */
const BARE_RETURN = /^[请再吧了去重新派分指改另单件处办理\s,、。!~]+$/;

/** Words that say the deed once more and nothing of it. */
const SAYS_NO_MORE: Partial<Record<ActionName, RegExp>> = {
  resolve: BARE_DEED,
  confirm: BARE_DEED,
  accept: BARE_SIGN,
  return: BARE_RETURN,
};

/** "归交通局养护，建议转交通局": the target at either end is no part of the reason. */
function withoutTarget(words: string, { typed, names }: Statement): string {
  const offices = names
    .filter(({ what }) => what === 'department')
    .map(({ start, end }) => typed.slice(start, end));
  return offices.reduce((text, office) => cutTarget(cutLeadingTarget(text, office), office), words);
}

const BEFORE_TARGET =
  /^(?:建议|请|申请|应该?|现)?\s?(?:转办|转给|转交|转到|转至|转派|转由|转|移交给?|给|到|至|由|派给)?\s?(?:省|市|区)?$/;
const BEHIND_TARGET =
  /^\s*(?:办理|处理|负责|牵头|承办|办)?(?:$|[\s,，:：;；。]+|(?=因|由于))(?:(?:原因|理由)\s*[是为:：]?|因为?|由于)?\s*/;

/** "交通局 路是省道": what the command says first is where it goes; the reason comes after. */
function cutLeadingTarget(words: string, office: string): string {
  const at = words.indexOf(office);
  if (at === -1 || office === '' || !BEFORE_TARGET.test(words.slice(0, at))) return words;
  const rest = words.slice(at + office.length);
  const gap = BEHIND_TARGET.exec(rest)?.[0];
  return gap === undefined ? words : rest.slice(gap.length);
}

const TARGET_BEFORE =
  /(?:^|[,，;；。\s])\s*(?:建议|请|应该|应当|直接|可)?\s?(?:转办|转给|转交|转到|转至|转派|转由|转请|转|移交给?|由|派给)?\s?(?:省|市|区)?$/;

function cutTarget(words: string, office: string): string {
  const at = words.lastIndexOf(office);
  if (at === -1 || office === '') return words;
  const before = TARGET_BEFORE.exec(words.slice(0, at));
  const after = /^\s*(?:办理|处理|负责|牵头|承办|办|解决|吧|。)*\s*$/.test(words.slice(at + office.length));
  return before === null || !after ? words : words.slice(0, before.index);
}

function pickList(decisions: NonNullable<ActionIntent['decisions']>): Slots {
  return decisions.length === 0 ? {} : { decisions };
}

const HIGHER =
  /(?:提级|升级|上报|报送|提请|报请|报|请|呈报|呈送|转报)(?:到|至|给|送|请|由)?\s?((?:省|市|区|县|国家|上级)[^,。;!?\s]{0,14}?)(?=[吧了](?:[,。;]|$)|帮|协调|解决|支持|研究|出面|统筹|,|。|;|\s|$)/;

function escalation(said: Statement): Slots {
  const office =
    departmentsNamed(said.folded, said.names)[0] ??
    said.names.find(({ what, strength }) => what === 'department' && strength === 'name');
  const to = office?.name ?? HIGHER.exec(said.folded)?.[1];
  return { ...pick('to', to), ...pick('toDepartment', office?.name), ...dueOf(said) };
}

function priorityOf(folded: string): Priority {
  if (/疑难/.test(folded)) return 'hard';
  return /不急|降为|一般|普通|不用加急|取消加急|正常办/.test(folded) ? 'normal' : 'urgent';
}

function outcomeSum({ folded }: Statement): Slots {
  const cny = findMoney(folded)[0]?.cny;
  return cny === undefined ? {} : { outcomeAmountCny: cny, amountCny: cny };
}

function sumOf({ folded }: Statement): Slots {
  return pick('amountCny', findMoney(folded)[0]?.cny);
}

function satisfactionOf({ folded }: Statement): Slots {
  if (/不满意/.test(folded)) return {};
  return /基本满意|比较满意|还算满意/.test(folded)
    ? { satisfaction: '基本满意' }
    : /满意/.test(folded)
      ? { satisfaction: '满意' }
      : {};
}

function quantitiesOf({ folded, typed }: Statement): Slots {
  const found = findQuantities(folded, typed).map(plainQuantity);
  return found.length === 0 ? {} : { quantities: found };
}

function subjectOf({ folded, names }: Statement): Slots {
  return pick('subject', objectMeant(folded, names));
}
