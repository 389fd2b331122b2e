import { describe, expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

describe('an object whose name was typed with one wrong sign', () => {
  it.each([
    ['报问题 云西面业 门口路断了', '云溪面业有限公司'],
    ['报问题 恒岳石才 缺锯片', '恒岳石材有限公司'],
    ['报问题 锦湖新诚 口罩不够', '锦湖新城项目'],
    ['报问题 海蓝精密 电压不稳', '海澜精密轴件有限公司'],
    ['报问题 云溪 面业 门口路断了', '云溪面业有限公司'],
    ['报问题 滨河产业原 没水', '滨河产业园项目'],
  ])('is found where it sounds alike: %s', (text, subject) => {
    expect(intentsOf(text)).toMatchObject([{ intent: 'report', subject, subjectMended: true }]);
  });

  it.each(['报问题 恒山石材 缺锯片', '报问题 云面业 路断了', '报问题 海洋精密 电压不稳'])(
    'is asked about where it may be another: %s',
    (text) => {
      const [report] = intentsOf(text);
      expect(report).toHaveProperty('subjectGuesses');
      expect(report).not.toHaveProperty('subject');
    },
  );

  it('is not looked for where an object is named', () => {
    expect(intentsOf('报问题 云溪面业 恒山石材的料运不进来')[0]).not.toHaveProperty('subjectGuesses');
  });

  it('is found when it is asked for, and whatever is nobody’s name is looked for in the reports', () => {
    expect(intentsOf('查 云西面业')).toMatchObject([{ intent: 'query', subject: '云溪面业有限公司' }]);
    expect(intentsOf('查 天外天酒楼')).toMatchObject([{ intent: 'query', words: '天外天酒楼' }]);
  });
});
