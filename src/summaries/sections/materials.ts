import type { Section } from '../bulletin.ts';
import type { Material } from '../materials.ts';
import type { BulletinInput } from './input.ts';

const SHOWN = 6;
const SHOWN_OFFERS = 2;

/** 六、物资: needed / promised / delivered / gap, thing by thing. */
export function materials(input: BulletinInput): Section {
  const all = input.facts.entries.materials;
  const left = all.length - SHOWN;
  return {
    heading: '物资',
    lines: [
      ...all.slice(0, SHOWN).map((one) => lineOf(one, input)),
      ...(left > 0 ? [`另有 ${left} 种`] : []),
    ],
  };
}

function lineOf(material: Material, { names, calendar }: BulletinInput): string {
  const { item, unit, needed, promised, delivered, gap, beside, standing } = material;
  const amount = (value: number) => `${value}${unit}`;
  const there = needed === 0 ? '已到位' : '另到位';
  const parts = [
    ...(needed > 0 ? [`需要${amount(needed)}`] : []),
    ...(promised > 0 ? [`可供应${amount(promised)}`] : []),
    ...(delivered > 0 ? [`已到位${amount(delivered)}`] : []),
    ...(needed > 0 ? [gap > 0 ? `缺口${amount(gap)}` : '已补齐'] : []),
    ...(beside > 0 ? [`${there}${amount(beside)}`] : []),
    ...standing.slice(0, SHOWN_OFFERS).map((offer) => {
      const who = offer.groupId === null ? '' : names.group(offer.groupId);
      return `可对接：${who}${calendar.formatLocal(offer.notedAt, 'date')}报可供应${offer.value}${offer.unit}`;
    }),
  ];
  return `${item}：${parts.join('，')}`;
}
