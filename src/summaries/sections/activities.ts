import type { Section } from '../bulletin.ts';
import { INSPECTION_WORDS, type InspectionWord } from '../entry-figures.ts';
import { percent } from '../rates.ts';
import type { BulletinInput } from './input.ts';
import type { Progress } from '../progress.ts';

const SHOWN = 3;
const MEASURES: Readonly<Record<InspectionWord, string>> = {
  检查: '次',
  发现问题: '个',
  现场整改: '个',
  限期整改: '个',
  通报: '次',
  专报: '次',
  建议: '条',
  约谈: '次',
};

/** 八、政策与督查: policies delivered, inspections, and figures such as 复工率. */
export function activities({ facts, names }: BulletinInput): Section {
  const { inspections, policies, progress } = facts.entries;
  const checked =
    inspections === null
      ? []
      : INSPECTION_WORDS.filter((word) => inspections[word] > 0).map(
          (word) => `${word}${inspections[word]}${MEASURES[word]}`,
        );
  const heading = [
    ...(policies > 0 ? ['政策'] : []),
    ...(checked.length > 0 ? ['督查'] : []),
    ...(progress.length > 0 ? ['进度'] : []),
  ].join('、');
  return {
    heading,
    lines: [
      ...(policies > 0 ? [`送政策上门${policies}次。`] : []),
      ...(checked.length > 0 ? [`${checked.join('，')}。`] : []),
      ...progress.slice(0, SHOWN).map((one) => progressLine(one, names)),
    ],
  };
}

/** The whole where it can be added up; else each object's own figure, the lowest first. */
function progressLine({ metric, objects, of, values }: Progress, names: BulletinInput['names']): string {
  if (of !== null && of.denominator > 0)
    return `${metric} ${percent(of.numerator, of.denominator)}（${of.numerator}/${of.denominator}，${objects}个对象）`;
  const each = values.map(({ objectId, value }) => {
    const object = objectId === null ? null : names.object(objectId);
    return `${object ?? '全部'}${Math.round(value * 100)}%`;
  });
  return `${metric}：${each.join('、')}${objects > values.length ? `等${objects}个` : ''}`;
}
