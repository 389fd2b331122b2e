import type { NameFound } from '../directory/lexicon.ts';

const ASKS_BEFORE =
  /(?:需要|需|请|找|协调|对接|转交|转办|转给|转派|转|派给|改派|派|主办|协办|主办单位|协办单位|卡在|归|联系|由|让|跟|叫|催|麻烦|烦请|通知|会同|联合|报|交给|给|建议|应该|应|属于|属|是|配合|牵头|协助|参加|邀请|部门|改成|改为|退给|查|问|绑定|推给|因为|在|到|和|:|[→⇒➡]|->)\s?(?:一下|下|给|到|办|交|请|帮忙|由|转|我们|咱们|相关)?\s?(?:省|市|区|县|咱|我)?$/;
const NEXT_TO_OFFICE = /^\s?(?:部门|那边|那儿|那里|方面|系统|口子|条线|的同志|的人|局|委|办|厅)/;
const AFTER_OFFICE =
  /^\s?(?:$|[,。;!?、/&+()\n\s:]|和|与|及|以及|还有|部门|那边|方面|系统|出面|牵头|主办|协办|负责|来|去|到|能|帮|给|解决|处理|办|现场|到场|支持|协助|协调|介入|对接|联合|一起|共同|等|尽快|两家|几家|参加|配合|指导|批|卡|说|答复|回复|还|没|进展|怎么|什么|情况|的|了|不|跟|抓紧|超期|上|研究|拿|吧|管(?!制|道|线|网|委)|疏导|维持|看(?![病守好])|问|救助|核实|查|派|管管|想想?办法|安排|过来|马上|立即|尽快|赶紧)/;
const JOINS = /^\s?(?:[、,/&+和与及跟\s]|以及|还有|协办|配合|、和){1,2}\s?(?:省|市|区|县)?$/;

/** "请应急、交警配合": the bare stem of a name (应急 for 应急局) is a common word, so that it has to stand between these. */
const STEM_BEFORE =
  /(?:^|[\s,。;!?:、]|需要|需|请|让|由|会同|联合|通知|联系|协调|找|和|与|派给|转给|主办|协办|配合)\s?(?:省|市|区|县)?$/;
/** "民政去看一下街道帮着点" */
const HELPS = /^\s?帮[着衬把]/;
const ROLE_AFTER = /^\s?(?:配合|协办|参与|牵头|主办|给(?:协调|解决|处理))/;
const LIST_END =
  /^\s?(?:$|[,。;!?、]|(?:马上|立即|尽快|赶紧)?(?:配合|协办|参与|牵头|主办|一起|共同|到场|到现场|派人))/;
/** "交警能不能给放行": what is asked of it only an office can do. */
export const MAY_IT_HELP =
  /^\s?(?:能不能|能否|可否|可不可以)(?:给|帮|派|出面|安排|过来|来[人看管个]|管|查|批|协调)/;
/** An adverb far more often than an office. */
const ADVERB = '重点';

/**
 * The departments that a text really names, in its order. A full name counts wherever it stands; a common word (交通, 科技) only where
 * an office is asked for or in a list with one; a street office in front of an object is an address.
 */
export function departmentsNamed(folded: string, names: readonly NameFound[]): NameFound[] {
  const candidates = names.filter(({ what }) => what === 'department');
  if (candidates.length === 0) return [];
  const objects = new Set(names.flatMap(({ what, start }) => (what === 'object' ? [start] : [])));
  const sure = new Set<NameFound>();
  for (const one of candidates) if (!isAddress(one, objects, folded) && isSure(one, folded)) sure.add(one);
  spread(candidates, sure, folded);
  spread([...candidates].reverse(), sure, folded);
  return candidates.filter((one) => sure.has(one));
}

/** Those that are not named to be ruled out: "给金融办肯定不对，给住建局" means one. */
export function departmentsMeant(folded: string, names: readonly NameFound[]): NameFound[] {
  const named = departmentsNamed(folded, names);
  return named.filter(({ start, end }) => {
    const before = folded.slice(Math.max(0, start - 8), start);
    return !RULED_OUT_BEFORE.test(before) && !RULED_OUT_BEHIND.test(folded.slice(end, end + 10));
  });
}
const RULED_OUT_BEFORE =
  /(?:不是|不归|不属于?|不该|别|不要|不用|不能|不应该?|而非)(?:我们?|咱们?|本)?(?:再)?(?:派|转|交|推|分|找)?(?:给|到)?\s?$/;
const RULED_OUT_BEHIND =
  /^\s?(?:这边|那边)?(?:肯定|明显|显然|应该|是|也|都)*(?:不对|不行|不合适|不归|管不了|管不着|办不了|弄不了|不管|错了|没法管)/;

/** 李海务街道凤凰粮食: the street office right in front of an object's name. */
function isAddress(one: NameFound, objects: ReadonlySet<number>, folded: string): boolean {
  const next = /^[的\s]/.test(folded.slice(one.end, one.end + 1)) ? one.end + 1 : one.end;
  return (
    (objects.has(one.end) || objects.has(next)) &&
    /街道|镇|乡|区委|政府/.test(folded.slice(one.start, one.end))
  );
}

function isSure(one: NameFound, folded: string): boolean {
  const after = folded.slice(one.end, one.end + 6);
  if (one.strength === 'name') return !/^(?:长办公会|域|部分)/.test(after);
  if (NEXT_TO_OFFICE.test(after)) return one.strength === 'alias' || /^\s?(?:部门|局|委|办|厅)/.test(after);
  if (isCalledOn(one, folded)) return true;
  if (HELPS.test(after) || isOverThere(one, folded)) return true;
  if (one.strength === 'stem') return false;
  return ASKS_BEFORE.test(folded.slice(Math.max(0, one.start - 10), one.start)) && AFTER_OFFICE.test(after);
}

/** "登记在市场监管那边" */
const isOverThere = ({ start, end }: NameFound, folded: string): boolean =>
  /(?:在|归|属于?|找|问)\s?(?:省|市|区|县)?$/.test(folded.slice(Math.max(0, start - 4), start)) &&
  /^\s?那[边里]/.test(folded.slice(end, end + 3));

/** "应急配合", "请应急、交警配合": by a role said of it, or by another office that the same breath asks. */
function isCalledOn(one: NameFound, folded: string): boolean {
  if (!isOffice(one, folded)) return false;
  const after = folded.slice(one.end, one.end + 8);
  return ROLE_AFTER.test(after.slice(0, 4)) || (one.strength === 'alias' && MAY_IT_HELP.test(after));
}

function isOffice(one: NameFound, folded: string): boolean {
  const before = folded.slice(Math.max(0, one.start - 4), one.start);
  return folded.slice(one.start, one.end) !== ADVERB && STEM_BEFORE.test(before);
}

/** "需住建、交通、交警现场办公": beside a sure one in a list the next is sure as well. */
function spread(ordered: readonly NameFound[], sure: Set<NameFound>, folded: string): void {
  for (let i = 1; i < ordered.length; i++) {
    const [last, one] = [ordered[i - 1], ordered[i]];
    if (last === undefined || one === undefined || !sure.has(last) || sure.has(one)) continue;
    if (one.strength === 'stem' && !isListed(one, folded)) continue;
    const between = folded.slice(Math.min(last.end, one.end), Math.max(last.start, one.start));
    if (JOINS.test(between) && AFTER_OFFICE.test(folded.slice(one.end, one.end + 6))) sure.add(one);
  }
}

function isListed(one: NameFound, folded: string): boolean {
  return isOffice(one, folded) && LIST_END.test(folded.slice(one.end, one.end + 4));
}
