/** What stands beside an amount that came and names no thing: when, how, how much in all, that it came, thanks. */
const BESIDE = new RegExp(
  [
    '已经?|都|全部?|又|先|再|刚刚|刚才|刚|现在|目前|今[天早]|昨[天晚]|前天|[上下中]午|早上|晚上',
    '一共|总共|合计|共计?|大约|大概|约|第[一二三四五六]批|[首这那头]批|[这本此]次|左右|以上|其[中余]|剩[下余]|余下|最后|另外?|还|数量|实',
    '到货|到位|[送收运领拿发交][到来给了]?|到|来|给|齐全?|完毕|物资|东西|货',
    '了|的|有|只|仅|多|整|谢谢|感谢|辛苦',
  ].join('|'),
  'g',
);
/** Who got it, or where it lies. */
const PLACE =
  /(?:厂|公司|村|社区|小区|局|委|办|院|校|组|部|处|队|站|所|中心|企业|单位|工地|项目|里|边|家|们|我|你|仓库|门卫|现场)$/;
const LEAST = 2;

/** The thing that the words beside an amount name, empty where they name none; of "已送到手套5000只" it is 手套. */
export function thingNamed(near: string): string {
  const left = near.replace(BESIDE, ' ').split(/[^\p{Script=Han}]+/u);
  return left.find((word) => word.length >= LEAST && !PLACE.test(word)) ?? '';
}
