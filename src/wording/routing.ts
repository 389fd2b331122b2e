import type { Notice } from '../chat/notice.ts';

/** What the bot says about its own routing. */

export function routerAsksMore({
  all,
  right,
  promise,
}: {
  all: number;
  right: number;
  promise: number;
}): Notice {
  const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;
  return {
    kind: 'routing_watch',
    tone: 'warning',
    title: '【自动派单提醒】',
    lines: [
      `上月自动派单${all}件，派准${right}件（${percent(right / all)}），低于约定的${percent(promise)}`,
      '本月起没有把握的都先问人，准了再放开；不用您做什么',
    ],
  };
}

export interface SimilarCase {
  readonly number: number;
  readonly title: string;
  readonly result: string | null;
}

const TITLE_LENGTH = 20;
const RESULT_LENGTH = 40;

/** `参考 #3 货车进不了厂：已修便道，货车可以通行` */
export function similarLine({ number, title, result }: SimilarCase): string {
  return `参考 #${number} ${cut(title, TITLE_LENGTH)}：${cut(result ?? '', RESULT_LENGTH)}`;
}

/** The past cases that speak for a decision, as they stand in its reason. */
export function similarReason(cases: readonly Pick<SimilarCase, 'number'>[]): string[] {
  return cases.length === 0 ? [] : [`与已办结的${cases.map(({ number }) => `#${number}`).join('、')}相近`];
}

export const disciplineReason = '投诉单位或工作人员，由纪检监察部门核查';

/** To the coordinators, beside the text. */
export const complaintReason = (accused: readonly string[]): string =>
  accused.length === 0
    ? '投诉工作人员，请派给能核查的部门'
    : `投诉${accused.join('、')}，不能派给被投诉的单位，请派给能核查的部门`;

/** Lead and helpers proposed together, to be confirmed in one tap. */
export function bothLabel(lead: string, helpers: readonly string[]): string {
  return `${lead}主办，${helpers.join('、')}协办`;
}

export function bothCommand(number: number, lead: string, helpers: readonly string[]): string {
  return `#${number} 派给${lead}，${helpers.join('、')}协办`;
}

/** The lead is clear, the text speaks of another's duty too: for whoever may add it. */
export function withHelpersOffer(notice: Notice, number: number, helpers: readonly string[]): Notice {
  if (helpers.length === 0) return notice;
  const names = helpers.join('、');
  const button = { id: 'helpers', label: `请${names}协办`, command: `增加协办 #${number} ${names}` };
  return {
    ...notice,
    lines: [...notice.lines, `还涉及${names}；要协办请点按，或发：增加协办 #${number} ${names}`],
    buttons: [...(notice.buttons ?? []), button],
  };
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}
