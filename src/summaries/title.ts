import type { Period } from '../calendar/calendar.ts';
import type { BulletinInput } from './sections/input.ts';

const DAY_MS = 86_400_000;

/** 《四进工作组周通报》第3期·城关组（3月6日17时—3月13日17时） */
export function titleOf({
  campaign,
  number,
  scopeName,
  facts: { period, asOf },
  calendar,
}: Pick<BulletinInput, 'campaign' | 'number' | 'scopeName' | 'facts' | 'calendar'>): string {
  const edition = number === null ? '' : `第${number}期`;
  const whose = scopeName === null ? '' : `·${scopeName}`;
  const hours = `${calendar.formatLocal(period.from, 'hour')}—${calendar.formatLocal(asOf, 'hour')}`;
  return `《${campaign}${named(period)}》${edition}${whose}（${hours}）`;
}

/** 明湖度假区四进工作组: whose bulletin it is; the name that nobody chose is left out. */
export function campaignTitle({
  name,
  campaign,
}: {
  readonly name: string;
  readonly campaign: string;
}): string {
  const group = campaign.endsWith('工作组') ? campaign : `${campaign}工作组`;
  return name === NAMELESS || group.startsWith(name) ? group : `${name}${group}`;
}

const NAMELESS = '本地';

/** What a bulletin of that length is called; the period as it was meant, though it may still run. */
function named({ from, to }: Period): string {
  const days = (to.getTime() - from.getTime()) / DAY_MS;
  if (days < 1.5) return '日通报';
  if (days < 8) return '周通报';
  return days > 27 && days < 32 ? '月通报' : '通报';
}
