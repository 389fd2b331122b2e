/** Somebody's name, with what tells two of one name apart before it: "住建局李敏", "一组的李敏". */
export const WHO = String.raw`([\p{Script=Han}A-Za-z0-9·]{2,24}?)`;

/** What may stand right behind a name that opens a sentence: a space, or the day. */
export const PERSON_FIRST = String.raw`(?:\s+|[\s,:]*(?=今|明|后天|大后|本|这|下|从|自|到|至|请|休|年假|病假|值班|周|星期|礼拜|\d|[一二两三四五六七八九十]+[月天周个号]))`;

const STANDS_IN = String.raw`(?:代(?:班|理|办|岗|管|为办理|为处理|为负责|一下)?|顶(?:班|岗|替|上)?|替(?:班|岗|一下)?|接替)`;
const PATTERNS = [
  // "由王强代班", "工作请王强代"
  new RegExp(String.raw`(?:工作|期间|业务)?(?:由|请|让|托)\s*${WHO}\s*${STANDS_IN}[。!]?$`, 'u'),
  // ", 王强代"
  new RegExp(String.raw`(?:^|[\s,;。])\s*${WHO}\s*${STANDS_IN}[。!]?$`, 'u'),
  // "代班人：王强"
  new RegExp(String.raw`(?:代班人?|代理人?|替班人?|顶班人?)\s*(?:是|为|[:,])?\s*${WHO}[。!]?$`, 'u'),
];
const LENGTH_AT_HEAD = /^(?:\d{1,3}|[一二两俩三四五六七八九十半]{1,3})个?(?:天|日|周|星期|礼拜|月|工作日)/u;

/** Who stands in, at the end of what stands behind 请假, and the rest of it. */
export function substituteIn(after: string): { readonly substitute: string | null; readonly rest: string } {
  for (const pattern of PATTERNS) {
    const match = pattern.exec(after);
    if (match === null) continue;
    const glued = LENGTH_AT_HEAD.exec(match[1] ?? '')?.[0] ?? '';
    const substitute = (match[1] ?? '').slice(glued.length);
    return { substitute, rest: `${after.slice(0, match.index)} ${glued}` };
  }
  return { substitute: null, rest: after };
}
