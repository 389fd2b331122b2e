import type { AdminIntent } from './admin-grammar.ts';
import { WHO } from './admin-names.ts';
import { readSpan } from './read-span.ts';

const LOOK = '(?:请|帮我)?(?:查一?下?|查看|看一?下?|看看|发一?下?|列一?下?)?\\s*';
const WHEN = '(?:今天|今日|明天|这几天|近期|最近|本周|这周|下周|现在|目前)?\\s*';
const ENDS = '(?:啊|呀|呢|的)?[?。!\\s]*';
const ASKS_WHO = '(?:都?有)?(?:谁|哪些人|哪几个人|哪位|哪几位|哪些人员)(?:在|要|来)?\\s*';
const SHEET = '\\s*(?:表|安排|名单|情况|登记|记录|人员|人员名单|安排表)';

const ASKED: readonly (readonly [RegExp, 'absence' | 'duty'])[] = [
  [new RegExp(`^${LOOK}${WHEN}(?:的)?值班${SHEET}${ENDS}$`, 'u'), 'duty'],
  [new RegExp(`^${LOOK}${WHEN}${ASKS_WHO}值班${ENDS}$`, 'u'), 'duty'],
  [new RegExp(`^${LOOK}${WHEN}值班(?:的|人员)?(?:都)?(?:是|有)?(?:谁|哪些人|哪位)${ENDS}$`, 'u'), 'duty'],
  [new RegExp(`^${LOOK}${WHEN}(?:的)?(?:请假|休假|代班)(?:的?人)?${SHEET}${ENDS}$`, 'u'), 'absence'],
  [new RegExp(`^${LOOK}${WHEN}${ASKS_WHO}(?:请了?假|休假|不在|不在岗|代班)(?:了)?${ENDS}$`, 'u'), 'absence'],
  [
    new RegExp(
      `^${LOOK}${WHEN}(?:请假|休假|代班)(?:的|人员)?(?:都)?(?:是|有)?(?:谁|哪些人|哪位)${ENDS}$`,
      'u',
    ),
    'absence',
  ],
];

/** "值班表", "谁请假": who is on duty or away, and from when to when. */
export function readRosters(folded: string): AdminIntent | undefined {
  const of = ASKED.find(([pattern]) => pattern.test(folded))?.[1];
  return of === undefined ? undefined : { intent: 'rosters', of };
}

const TAKES_BACK = '(?:取消|撤销|撤掉|去掉|删除|删掉)';
const OFF_DUTY = [
  new RegExp(`^${TAKES_BACK}\\s*值班[\\s,:]*${WHO}(?:[\\s,]+(.{1,24}))?$`, 'u'),
  new RegExp(`^${TAKES_BACK}\\s*${WHO}(?:\\s*的\\s*|\\s+(.{1,24}?)的?)?\\s*值班$`, 'u'),
  new RegExp(`^值班(?:${TAKES_BACK}|不算)[\\s,:]*${WHO}()$`, 'u'),
  new RegExp(`^值班[\\s,:]*${WHO}(?:[\\s,]+(.{1,24}?))?\\s*(?:${TAKES_BACK}|不算)了?$`, 'u'),
  new RegExp(
    `^${WHO}(?:\\s+(.{1,24}?))?\\s*(?:${TAKES_BACK}值班|值班${TAKES_BACK}|不(?:用|再|来)?值班)了?$`,
    'u',
  ),
];

/** "取消值班 周清", "周清 不值班了". */
export function readOffDuty(
  folded: string,
  context: Parameters<typeof readSpan>[2] & { readonly knows?: ((name: string) => boolean) | undefined },
): AdminIntent | undefined {
  for (const pattern of OFF_DUTY) {
    const [, person, when] = pattern.exec(folded) ?? [];
    if (person === undefined) continue;
    if (!/^值班|取消|撤|去掉|删/.test(folded) && context.knows?.(person) === false) continue;
    return { intent: 'off_duty', person, days: daysOf(when, context) };
  }
  return undefined;
}

function daysOf(when: string | undefined, context: Parameters<typeof readSpan>[2]) {
  if (when === undefined || when.trim() === '') return null;
  const { found, rest } = readSpan(when, '', context);
  return found.why === undefined && rest === '' ? { from: found.from, to: found.to } : 'unread';
}
