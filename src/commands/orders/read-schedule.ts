import { cronProblem } from '../../calendar/cron.ts';
import { fold } from '../../language/fold.ts';
import { cronSaid, type PostName } from './said-times.ts';

/** What an admin says about when bulletins and briefs are posted to the leaders. */
export type ScheduleCommand =
  /** 发布时间: when they come next. */
  | { readonly intent: 'times' }
  /** 周报改到每周一8:30, 周报改到 30 8 * * 1. */
  | { readonly intent: 'reschedule'; readonly what: PostName; readonly cron: string }
  /** 周报改回默认: as the organisation's file has it. */
  | { readonly intent: 'restore'; readonly what: PostName }
  /** 晚报不发, 恢复晚报. */
  | { readonly intent: 'stop' | 'resume'; readonly what: PostName }
  /** 今天的晚报不发, 周报提前到周四: one alone. */
  | { readonly intent: 'only_once'; readonly what: PostName }
  | { readonly intent: 'wrong_time'; readonly said: string };

const NAMES: Readonly<Record<string, PostName>> = {
  周报: 'weekly',
  周通报: 'weekly',
  月报: 'monthly',
  月通报: 'monthly',
  早报: 'morning',
  晚报: 'evening',
};
const NAME = '(周通报|周报|月通报|月报|早报|晚报)';
const ENDS = '(?:了|吧|啦|掉)*[。!\\s]*$';
const STOPS =
  '(?:(?:不(?:用|要|必)?|别)再?(?:发|推送|发送|推)|停发|停推|停掉|停止(?:发送|推送)?|停|暂停|取消|关掉|关闭)';
const RESUMES = '(?:恢复(?:发送|推送|发)?|照发|照常发?|继续发|接着发|重新发|再发|开始发|要发)';
const ONE =
  '(?:今天|今晚|今早|明天|明早|明晚|本周|这周|下周|本期|这期|下期|这一期|下一期|这次|本次|下次|本月|这个月|下个?月)';
const FROM_NOW_ON = '(?:以后|今后|从?(?:现在|今天|明天)(?:起|开始))?[\\s,]*';
const SOFT = '(?:以后|今后|暂时|先|就|都|也|还是)*';

const MENTION = /^(?:@\S+\s+)+/u;
const TIMES = /^(?:查|看)?(?:一下)?(?:发布时间|通报时间|发报时间)(?:表)?[?。!]?$/u;
const CHANGE = new RegExp(
  `^${NAME}(?:的)?(?:发布|发送)?(?:时间)?(?:改|调整|调|定)(?:到|为|成|在|至)\\s*(\\S.{0,40})$`,
  'u',
);
const MOVE = new RegExp(`^${NAME}(?:提前|推迟|延后|挪|移)(?:到|至)\\s*(\\S.{0,40})$`, 'u');
const RESTORE = new RegExp(
  `^${NAME}(?:的?时间)?(?:改回|恢复)(?:默认|原定|原来)的?(?:时间)?${ENDS}|^恢复${NAME}的?默认(?:时间)?${ENDS}`,
  'u',
);
const STOP = new RegExp(
  `^${FROM_NOW_ON}${NAME}\\s*${SOFT}${STOPS}${ENDS}|^${FROM_NOW_ON}${SOFT}${STOPS}\\s*${NAME}${ENDS}`,
  'u',
);
const STOP_ONE = new RegExp(
  `^${ONE}的?\\s*${NAME}\\s*${SOFT}${STOPS}${ENDS}|^${ONE}${SOFT}${STOPS}\\s*${NAME}${ENDS}|^${NAME}\\s*${ONE}${SOFT}${STOPS}${ENDS}`,
  'u',
);
const RESUME = new RegExp(`^${NAME}\\s*${SOFT}${RESUMES}${ENDS}|^${RESUMES}\\s*${NAME}${ENDS}`, 'u');
/** Any day will do to see whether it comes round. */
const SOME_DAY = new Date('2026-01-01T00:00:00Z');

const WITHOUT_TIME: readonly (readonly [RegExp, 'restore' | 'stop' | 'only_once' | 'resume'])[] = [
  [RESTORE, 'restore'],
  [STOP, 'stop'],
  [STOP_ONE, 'only_once'],
  [RESUME, 'resume'],
];

export function readSchedule(text: string): ScheduleCommand | undefined {
  const folded = fold(text).trim().replace(MENTION, '');
  if (TIMES.test(folded)) return { intent: 'times' };
  for (const [pattern, intent] of WITHOUT_TIME) {
    const what = NAMES[named(pattern.exec(folded))];
    if (what !== undefined) return { intent, what };
  }
  return changed(folded) ?? moved(folded);
}

const named = (match: RegExpExecArray | null): string =>
  match?.slice(1).find((name) => name !== undefined) ?? '';

function changed(folded: string): ScheduleCommand | undefined {
  const [, name = '', said = ''] = CHANGE.exec(folded) ?? [];
  const what = NAMES[name];
  if (what === undefined) return undefined;
  const cron = cronSaid(what, said.replace(/[。!]$/u, '').trim());
  return cronProblem(cron, SOME_DAY) === null
    ? { intent: 'reschedule', what, cron }
    : { intent: 'wrong_time', said: said.trim() };
}

/** "周报提前到周四" may mean this one alone; "到每周四" does not. */
function moved(folded: string): ScheduleCommand | undefined {
  const [, name = '', said = ''] = MOVE.exec(folded) ?? [];
  const what = NAMES[name];
  if (what === undefined) return undefined;
  return said.startsWith('每') ? changed(`${name}改到${said}`) : { intent: 'only_once', what };
}
