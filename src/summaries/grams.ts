/** Characters that bind words together and tell nothing of the matter. */
const BINDS =
  /[的了是在和与及或把被让给向从对为以于之其这那哪您你我他她它们也都还就又再很太更最不没无有要想请能会可应该将已曾着过吗呢吧啊呀哦一二三四五六七八九十两几个件家名条次等]/g;
/** Words of every request, whatever it is about. */
const EMPTY =
  /问题|协调|解决|帮忙|帮助|部门|希望|尽快|及时|无法|需要|困难|公司|企业|项目|目前|现在|影响|反映|情况|相关|有关|工作|处理|支持|联系|办理|急需|急|麻烦|单位|工作组|报告|导致|造成|存在|比较|多次|今天|明天|昨天|本周|马上|暂时|可能|进行|我们|你们|他们|由于|因为|所以|但是|而且|一直|已经|还是|没有/g;
/** "请交通局协调": whom it is asked of is not what it is about. */
const REQUEST = /请[^，。；,;\s]{0,16}/gu;
const HAN = /\p{Script=Han}{2,}/gu;
/** What one report says, it says in its first lines. */
const LONGEST = 120;
const SIZES = [2, 3] as const;

interface Written {
  readonly title: string;
  readonly detail: string;
  readonly names: readonly string[];
}

/** The words of a report that tell what it is about: without its object's names, empty words, numbers and signs. */
export function contentOf({ title, detail, names }: Written): string {
  const whole = detail.includes(title) ? detail : `${title}。${detail}`;
  const told = whole.slice(0, LONGEST).replaceAll(REQUEST, ' ');
  const bare = names.reduce((text, name) => text.replaceAll(name, ' '), told);
  return withoutParts(bare, names).replaceAll(EMPTY, ' ').replaceAll(BINDS, ' ');
}

const PART = 3;

/** "无纺布" of 俊富无纺布有限公司 is its name as well: three characters in a row of a name tell who, not what. */
function withoutParts(text: string, names: readonly string[]): string {
  const isName = new Set<number>();
  for (let at = 0; at + PART <= text.length; at++) {
    const part = text.slice(at, at + PART);
    if (/^\p{Script=Han}+$/u.test(part) && names.some((name) => name.includes(part)))
      for (let i = at; i < at + PART; i++) isName.add(i);
  }
  return isName.size === 0
    ? text
    : text.replaceAll(/[^]/g, (one, at: number) => (isName.has(at) ? ' ' : one));
}

/** The character n-grams of a text, each once; routing reads texts the same way. */
export function gramsOf(content: string): Set<string> {
  const grams = new Set<string>();
  for (const [run] of content.matchAll(HAN))
    for (const size of SIZES)
      for (let at = 0; at + size <= run.length; at++) grams.add(run.slice(at, at + size));
  return grams;
}
