import { describe, expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

const asked = (text: string) => intentsOf(text, { senderRole: 'member', mentionsBot: true })[0];

describe('who is on duty', () => {
  it.each(['今天轮到谁值班', '值班表发一下', '值班电话多少', '今晚住建局谁值班', '明天值班是谁'])(
    'is asked of the bot: %s',
    (text) => expect(asked(text)).toMatchObject({ intent: 'contact_query', duty: true }),
  );

  it('may be asked of one department and another day', () => {
    expect(asked('明天住建局谁值班')).toMatchObject({ department: '住建局', date: '2020-03-12' });
  });

  it.each(['厂里没人值班', '值班的同志辛苦了', '值班 李敏 3月9日到3月13日'])('is not asked in %s', (text) =>
    expect(asked(text)).not.toMatchObject({ duty: true }),
  );
});

describe('what else is asked of the bot by name', () => {
  it.each([
    '把台账导一份Excel发我',
    '導出台帳',
    '給我弄一份電子版台賬',
    '把问题清单导成excel',
    '所有问题导出来',
  ])('is the ledger as a file: %s', (text) =>
    expect(asked(text)).toMatchObject({ intent: 'stats', as: 'ledger' }),
  );

  it.each(['物资台账发我', '台账谁在管'])('is no ledger of ours: %s', (text) =>
    expect(asked(text)).toBeUndefined(),
  );

  it.each(['云溪面业联系人是不是换了，给个新号', '云溪面业找谁对接', '云溪面业老板电话打不通，有新号吗'])(
    'is who is to be reached: %s',
    (text) => expect(asked(text)).toMatchObject({ intent: 'contact_query', subject: '云溪面业有限公司' }),
  );

  it.each([
    ['企业缓缴社保现在什么条件', '缓缴社保'],
    ['贷款贴息需要什么材料', '贷款贴息'],
    ['留抵退税要啥手续', '留抵退税'],
    ['失业保险返还标准是多少', '失业保险返还'],
    ['有没有招工补贴', '招工补贴'],
    ['贷款怎么办理', '贷款'],
  ])('is on what terms a policy is to be had: %s', (text, topic) =>
    expect(asked(text)).toMatchObject({ intent: 'policy_query', topic }),
  );
});

describe('an inspection', () => {
  it('is one by night too, and praise is no rebuke', () => {
    expect(asked('夜查工地5个，没发现问题，通报表扬1个')).toMatchObject({
      intent: 'inspection',
      counts: { 检查: 5 },
    });
    expect(asked('夜查没人值班')?.intent).not.toBe('inspection');
  });
});
