/** Words that make a name a department's beyond doubt: 住建局, 交警大队, 金融办. */
export const OFFICE_ENDING =
  /(?:局|委|办|厅|部|处|队|所|站|院|中心|指挥部|部门|银行|街道|政府|区委|市委|县委|公司|委员会)$/;

const LEGAL_FORM =
  /(?:股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|集团|公司|项目部|项目|工程|社区|小区)$/;
const SHORTEST_STEM = 4;

/** Other ways in which people write a folded object name: without brackets, without the legal form. */
export function objectSpellings(folded: string): string[] {
  const open = folded.replace(/[()]/g, '');
  const stem = open.replace(LEGAL_FORM, '');
  return [...new Set([folded, open, ...(stem.length >= SHORTEST_STEM ? [stem] : [])])];
}

/** "住建" for 住建局: counts only where something else shows that an office is meant. */
export function departmentStem(folded: string): string | undefined {
  const stem = folded.replace(/(?:局|委|办|厅|大队|部门)$/, '');
  return stem !== folded && stem.length >= 2 ? stem : undefined;
}
