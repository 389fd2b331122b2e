import { describe, expect, it } from 'vitest';
import { readSchedule } from '../../src/commands/orders/read-schedule.ts';

describe('when bulletins and briefs are posted', () => {
  it.each([
    ['周报改到每周一8:30', 'weekly', '30 8 * * 1'],
    ['周报改到周四下午四点', 'weekly', '0 16 * * 4'],
    ['周报改为每星期日晚上8点半', 'weekly', '30 20 * * 7'],
    ['周报提前到每周四下午4点', 'weekly', '0 16 * * 4'],
    ['早报改到7点半', 'morning', '30 7 * * *'],
    ['早报改到每天8:00。', 'morning', '0 8 * * *'],
    ['晚报改到下午六点半', 'evening', '30 18 * * *'],
    ['晚报改到6点三刻', 'evening', '45 18 * * *'],
    ['晚报时间调到19:30', 'evening', '30 19 * * *'],
    ['月报改到每月1日9点', 'monthly', '0 9 1 * *'],
    ['月报改到每月一号上午九点', 'monthly', '0 9 1 * *'],
    ['@协调助手 周报改到 30 8 * * 1', 'weekly', '30 8 * * 1'],
  ])('“%s” changes it', (text, what, cron) => {
    expect(readSchedule(text)).toEqual({ intent: 'reschedule', what, cron });
  });

  it.each(['早报改到25点', '周报改到每月32日', '早报改到 0 25 * * *', '周报改到下周', '晚报改到晚上12点'])(
    '“%s” names no time',
    (text) => {
      expect(readSchedule(text)).toMatchObject({ intent: 'wrong_time' });
    },
  );

  it.each([
    ['晚报不发', 'stop', 'evening'],
    ['晚报不发了', 'stop', 'evening'],
    ['晚报以后不用再发了。', 'stop', 'evening'],
    ['以后不发晚报了', 'stop', 'evening'],
    ['停发早报', 'stop', 'morning'],
    ['早报停了吧', 'stop', 'morning'],
    ['取消月报', 'stop', 'monthly'],
    ['@协调助手 晚报不发', 'stop', 'evening'],
    ['恢复晚报', 'resume', 'evening'],
    ['晚报照发', 'resume', 'evening'],
    ['晚报恢复发送', 'resume', 'evening'],
    ['月报改回默认', 'restore', 'monthly'],
    ['恢复周报默认时间', 'restore', 'weekly'],
    ['今天的晚报不发', 'only_once', 'evening'],
    ['今晚不发晚报了', 'only_once', 'evening'],
    ['周报这期不发', 'only_once', 'weekly'],
    ['周报提前到周四下午四点', 'only_once', 'weekly'],
  ])('“%s” is read as %s', (text, intent, what) => {
    expect(readSchedule(text)).toEqual({ intent, what });
  });

  it.each([
    '晚报怎么不发',
    '晚报不发给谁',
    '上周周报',
    '取消',
    '晚报发了吗',
    '周报',
    '晚报数字不对，取消一件',
  ])('“%s” is not about it', (text) => {
    expect(readSchedule(text)).toBeUndefined();
  });
});
