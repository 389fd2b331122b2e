import type { Section } from '../bulletin.ts';
import type { Material } from '../materials.ts';
import type { BulletinInput } from './input.ts';

const SHOWN = 6;

/** 六、物资: needed / promised / delivered / gap, thing by thing. */
export function materials({ facts }: BulletinInput): Section {
  const all = facts.entries.materials;
  const left = all.length - SHOWN;
  return {
    heading: '物资',
    lines: [...all.slice(0, SHOWN).map(lineOf), ...(left > 0 ? [`另有 ${left} 种`] : [])],
  };
}

function lineOf({ item, unit, needed, promised, delivered, gap }: Material): string {
  const amount = (value: number) => `${Math.round(value * 100) / 100}${unit}`;
  const parts = [
    ...(needed > 0 ? [`需要${amount(needed)}`] : []),
    ...(promised > 0 ? [`可供应${amount(promised)}`] : []),
    ...(delivered > 0 ? [`已到位${amount(delivered)}`] : []),
    ...(needed > 0 ? [gap > 0 ? `缺口${amount(gap)}` : '已补齐'] : []),
  ];
  return `${item}：${parts.join('，')}`;
}
