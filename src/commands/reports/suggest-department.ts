import type { DirectoryNames } from '../../directory/names.ts';

/** What stands first fits first: words of the problem before its category. */
const BY_WORDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/酒店|住宿|旅游|景区|演出|文艺|剧场|展览/, ['文旅局']],
  [/红绿灯|交通拥堵|限行|通行证|疏导|占道停车/, ['交警大队', '交通局']],
  [/道路施工|路面|便道|修路|污水|雨污|路灯|下水道|供暖|暖气|电梯/, ['住建局']],
  [/立项|核准|熔喷布|能评/, ['发改委']],
  [/环评|异味|排污|噪声|扬尘|废气|废水/, ['生态环境局']],
  [/健康码|核酸|疫苗|医院|医生|药品/, ['卫健局']],
  [/安全生产|消防|火灾/, ['应急局']],
  [/物价|质检|计量|食品安全|营业执照/, ['市场监管局']],
];
const BY_CATEGORY: Readonly<Record<string, readonly string[]>> = {
  疫情防控: ['卫健局'],
  物资保障: ['重点办', '经济运行保障指挥部', '工信局'],
  复工复产: ['工信局'],
  交通运输: ['交通局', '住建局', '交警大队'],
  用工人才: ['人社局'],
  融资贷款: ['金融办'],
  原材料供应: ['发改委', '工信局'],
  税费政策: ['税务局'],
  项目审批: ['审批局', '发改委'],
  用地要素: ['自然资源局'],
  科技创新: ['科技局'],
  供需对接: ['工信局', '商务局'],
  农业技术: ['农业农村局'],
  环境整治: ['生态环境局', '住建局'],
  设施设备: ['街道办', '工信局'],
  民生救助: ['民政局'],
  民生采购: ['街道办', '商务局'],
};

/** The one kind of problem for which an office is usual; undefined where it is for several, or for none. */
export function categoryOfOffice(office: string | undefined): string | undefined {
  const [only, ...others] = Object.entries(BY_CATEGORY).filter(([, offices]) =>
    offices.some((name) => name === office),
  );
  return others.length === 0 ? only?.[0] : undefined;
}

/** The usual department for a kind of problem, where the directory has it: a first guess, made only when the message names none. */
export function suggestDepartment(
  category: string | undefined,
  names: DirectoryNames,
  folded = '',
): string | undefined {
  const known = new Set(names.departments.map(({ name }) => name));
  const byWords = BY_WORDS.filter(([pattern]) => pattern.test(folded)).flatMap(([, offices]) => offices);
  return [...byWords, ...(BY_CATEGORY[category ?? ''] ?? [])].find((name) => known.has(name));
}
