import type { Reading } from '../reading.ts';
import { namesSomebody } from './near-object.ts';

/** A place or an enterprise by its kind, though not by a name that is known. */
export const PLACE =
  /[\p{Script=Han}]{1,6}(?:村|社区|小区|小学|中学|学校|幼儿园|医院|卫生室|[敬养]老院|工地|[仓冷]库|车间|门市|农机站|物流园|园区|厂|公司|合作社|养殖场|市场|路口|大桥|河道|水库)/u;
const TRADE =
  /[\p{Script=Han}]{2,6}(?:纺织|食品|面业|粮食|机械|电子|化工|建材|药业|服饰|家具|水泥|钢构|铸造|塑业|包装|印刷|酒店|超市|饭店)/u;

/** Somebody of the directory, or whoever is told by what they are: 枫林社区, 鸿达纺织. */
export const namesPlace = (reading: Reading): boolean =>
  namesSomebody(reading) || PLACE.test(reading.folded) || TRADE.test(reading.folded);

const OWN =
  /(?:我|咱|俺)们?(?:自己)?的?[^,。;!?\s\d]{0,4}?(?:厂|公司|企业|单位|项目|工地|车间|店|社区|村|合作社|学校|幼儿园|宿舍|仓库|这(?:里|边|儿))/u;

/** "我们厂", "俺村": whoever speaks has the trouble. */
export const isOfSpeaker = (folded: string): boolean => OWN.test(folded);

/** A contact speaks for an object of the directory and calls it their own. */
export const isOfContact = ({ folded, context }: Reading): boolean =>
  context.senderRole === 'contact' && isOfSpeaker(folded);
