import type { Counts } from './figures.ts';
import { recordOf } from './record.ts';

/** DOMAIN words and formulas: numerator and denominator, by name. */
export const RATES = {
  closing: { word: '办结率', of: ['closedOfDue', 'due'] },
  onTime: { word: '按期办结率', of: ['onTime', 'due'] },
  rework: { word: '返工率', of: ['reopenedOfDue', 'due'] },
  extension: { word: '延期率', of: ['extendedOfDue', 'due'] },
  return: { word: '退回率', of: ['returned', 'dispatched'] },
  signing: { word: '签收及时率', of: ['signedInTime', 'signDue'] },
  satisfaction: { word: '满意率', of: ['satisfied', 'answered'] },
} as const satisfies Record<string, { word: string; of: readonly [keyof Counts, keyof Counts] }>;
export type RateName = keyof typeof RATES;

const RATE_NAMES = ['closing', 'onTime', 'rework', 'extension', 'return', 'signing', 'satisfaction'] as const;

export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
  /** 0 … 1; null without a denominator. */
  readonly value: number | null;
}

export function rate(counts: Counts, name: RateName): Rate {
  const [numerator, denominator] = RATES[name].of;
  const [above, below] = [counts[numerator], counts[denominator]];
  return { numerator: above, denominator: below, value: below === 0 ? null : above / below };
}

export function ratesOf(counts: Counts): Record<RateName, Rate> {
  return recordOf(RATE_NAMES, (name) => rate(counts, name));
}

/** `80%（4/5）`; "—" without a denominator, never 0% or 100%. */
export function rateText({ numerator, denominator, value }: Rate): string {
  return value === null ? '—' : `${percent(numerator, denominator)}（${numerator}/${denominator}）`;
}

/** Whole per cents; 249 of 250 is 99.6%, never 100%, and 1 of 250 never 0%. */
export function percent(numerator: number, denominator: number): string {
  const exact = (numerator / denominator) * 100;
  const whole = Math.round(exact);
  const hides = (whole === 100 && numerator < denominator) || (whole === 0 && numerator > 0);
  if (!hides) return `${whole}%`;
  return `${whole === 100 ? Math.min(99.9, Math.floor(exact * 10) / 10) : Math.max(0.1, Math.ceil(exact * 10) / 10)}%`;
}

/** What is said of a count beside the one before: `比上期+20%`; nothing comes of nothing. */
export function changeText(now: number, before: number): string {
  if (now === before) return '与上期持平';
  const sign = now > before ? '+' : '-';
  const apart = Math.abs(now - before);
  return before === 0 ? '上期0件' : `比上期${sign}${percent(apart, before)}，上期${before}件`;
}
