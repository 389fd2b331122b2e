import type { NameFound } from '../../directory/lexicon.ts';

/** "对象改为泰山石膏", "不是泰和新材，是泰山石膏": the words put right about whom an issue is. */
const PUTS_OBJECT_RIGHT =
  /(?:对象|单位|企业|公司|项目|村|社区|名称|名字)(?:名称?|名字)?\s?(?:是|应该是|应为|应是|改成|改为|改到|换成|更正为|更正成|写错|弄错|搞错|报错|填错|错了|:)|不是[^,。]{2,20}[,，]?\s?(?:而?是|应该是)/;
const MEANT_BEFORE = /(?<!不)(?:是|为|成|到|:|叫)\s*$/;
const NOT_MEANT_BEFORE = /不是\s*$/;

/** Whether the words put the object right, whoever it may be. */
export function putsObjectRight(folded: string): boolean {
  return PUTS_OBJECT_RIGHT.test(folded);
}

/** The object that is meant: of several the one behind 是 or 改为, and none behind 不是. */
export function objectMeant(folded: string, names: readonly NameFound[]): string | undefined {
  const objects = names.filter(({ what }) => what === 'object');
  const before = ({ start }: NameFound) => folded.slice(Math.max(0, start - 4), start);
  const meant = objects.find((one) => MEANT_BEFORE.test(before(one)));
  return (meant ?? objects.find((one) => !NOT_MEANT_BEFORE.test(before(one))))?.name;
}
