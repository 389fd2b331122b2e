import { anyOf, pattern, words } from '../../language/pattern.ts';

/** What comes of a trouble or would come of it, behind the trouble itself. */

const WHO_SAYS = words`财务 会计 老板 厂长 车间 师傅 工人 村民 群众 他们 企业 人家`;
/** "财务说再不到发不出工资", "不然德国那批设备白摆着" */
const OR_ELSE = pattern`(?:${WHO_SAYS}都?(?:说|讲))?(?:再不|要不然|要不|不然|否则|免得|以免)[^。;!?\n]{2,}`;
const WORKPLACE = words`车间 生产线 产线 厂里 工厂 工地 项目上`;
/** "车间停了", "工地80多号人干等着" */
const STANDS_STILL = pattern`(?:现在)?${WORKPLACE}(?:也|都|已经?|眼看|马上|快要?|就要|全){0,3}停(?:工|产|下来)?了?(?=$|[,。;!?\s])`;
const PEOPLE_WAIT = /[^,。;!?\n]{0,12}(?:干等|闲着|干坐)[^,。;!?\n]{0,4}(?=$|[,。;!?\s])/;

const CONSEQUENCE = new RegExp(
  pattern`(?<=[,。;!?\n]\s?)(?:${anyOf(OR_ELSE, STANDS_STILL, PEOPLE_WAIT)})`.source,
  'gu',
);

/** Folded text without what it says of consequences; positions change. */
export const withoutConsequence = (folded: string): string => folded.replace(CONSEQUENCE, '');
