import { cronProblem } from '../calendar/cron.ts';
import { fold } from '../language/fold.ts';

export type PostName = 'weekly' | 'monthly' | 'morning' | 'evening';

/** What an admin says about when bulletins and briefs are posted to the leaders. */
export type ScheduleCommand =
  /** 发布时间: when they come next. */
  | { readonly intent: 'times' }
  /** 周报改到每周一8:30, 周报改到 30 8 * * 1. */
  | { readonly intent: 'reschedule'; readonly what: PostName; readonly cron: string }
  /** 周报改回默认: as the organisation's file has it. */
  | { readonly intent: 'restore'; readonly what: PostName }
  | { readonly intent: 'wrong_time'; readonly said: string };

const NAMES: Readonly<Record<string, PostName>> = {
  周报: 'weekly',
  周通报: 'weekly',
  月报: 'monthly',
  月通报: 'monthly',
  早报: 'morning',
  晚报: 'evening',
};
const TIMES = /^(?:查)?(?:发布时间|通报时间|发报时间)[?。!]?$/u;
const CHANGE = /^(周通报|周报|月通报|月报|早报|晚报)(?:时间)?改(?:到|为|成)\s*(\S.{0,40})$/u;
const RESTORE =
  /^(周通报|周报|月通报|月报|早报|晚报)(?:的?时间)?(?:改回|恢复)(?:默认|原定|原来)的?(?:时间)?[。!]?$/u;
const CLOCK = String.raw`\s*(?:早上|上午|早|下午|晚上|晚)?\s*(\d{1,2})(?:[:点](\d{1,2}|半)?分?)`;
const WEEKLY = new RegExp(`^每?(?:周|星期)([一二三四五六日天])${CLOCK}$`, 'u');
const DAILY = new RegExp(`^每天${CLOCK}$`, 'u');
const MONTHLY = new RegExp(`^每月(\\d{1,2})[日号]${CLOCK}$`, 'u');
/** Any day will do to see whether it comes round. */
const SOME_DAY = new Date('2026-01-01T00:00:00Z');

export function readSchedule(text: string): ScheduleCommand | undefined {
  const folded = fold(text).trim();
  if (TIMES.test(folded)) return { intent: 'times' };
  const restored = NAMES[RESTORE.exec(folded)?.[1] ?? ''];
  if (restored !== undefined) return { intent: 'restore', what: restored };
  const [, name = '', said = ''] = CHANGE.exec(folded) ?? [];
  const what = NAMES[name];
  if (what === undefined) return undefined;
  const cron = cronOf(said.trim());
  return cronProblem(cron, SOME_DAY) === null
    ? { intent: 'reschedule', what, cron }
    : { intent: 'wrong_time', said: said.trim() };
}

/** 每周一8:30 → 30 8 * * 1; what is none of these is taken for cron text. */
function cronOf(said: string): string {
  const afternoon = /下午|晚/.test(said) ? 12 : 0;
  const clock = (hours = '', minutes = '0') => {
    const hour = Number(hours);
    return `${minutes === '半' ? 30 : Number(minutes)} ${hour < 12 ? hour + afternoon : hour}`;
  };
  const weekly = WEEKLY.exec(said);
  if (weekly !== null) return `${clock(weekly[2], weekly[3])} * * ${weekdayOf(weekly[1] ?? '')}`;
  const daily = DAILY.exec(said);
  if (daily !== null) return `${clock(daily[1], daily[2])} * * *`;
  const monthly = MONTHLY.exec(said);
  return monthly === null ? said : `${clock(monthly[2], monthly[3])} ${monthly[1]} * *`;
}

/** 1 is Monday, 7 is Sunday, as in cron. */
const weekdayOf = (day: string) => (day === '天' ? 7 : '一二三四五六日'.indexOf(day) + 1);
