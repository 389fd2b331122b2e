import { simplify } from '../language/fold.ts';

/** A thing, and what it is counted in. */
interface Thing {
  readonly item: string;
  readonly unit: string;
}

/** Words for which others say the same of a thing, or of a person. */
const ALIKE: readonly ReadonlySet<string>[] = [
  new Set(['个', '只', '副', '片', '件']),
  new Set(['个', '人', '名', '位']),
];

export function isSameUnit(one: string, other: string): boolean {
  return one === other || ALIKE.some((words) => words.has(one) && words.has(other));
}

/** 5000只/日: what is made in a day or a month, and not what lies in store. */
export const isRate = ({ unit }: Pick<Thing, 'unit'>): boolean => unit.includes('/');
const counted = (unit: string) => unit.replace(/\/.*$/, '');

/** A head that says nothing: 实验设备 is not what 设备 are wanted for. */
const SAYS_LITTLE = new Set(['设备', '材料', '原料', '物资', '用品', '产品', '配件', '东西', '工具', '人员']);

/** The thing stands last: 医用口罩 are 口罩, while 口罩机 are none. In both scripts alike. */
function isSameItem(one: string, other: string): boolean {
  const [long, short] = [simplify(one), simplify(other)].toSorted((a, b) => b.length - a.length);
  if (long === undefined || short === undefined || short === '') return false;
  return long === short || (short.length >= TAIL && long.endsWith(short) && !SAYS_LITTLE.has(short));
}

/** So many characters at its end two names of one thing have in common. */
export const TAIL = 2;

/** Whether what is offered is what is needed; somebody is asked before anything is sent. */
export function meets(offer: Thing, need: Thing): boolean {
  return isSameItem(offer.item, need.item) && isSameUnit(counted(offer.unit), counted(need.unit));
}
