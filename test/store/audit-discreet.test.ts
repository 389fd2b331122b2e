import { describe, expect, it } from 'vitest';
import { discreetLine } from '../../src/store/audit/discreet.ts';

const LINE = {
  at: '2020-03-09T01:00:00.000Z',
  actor: { account: 'feishu:ou_1', personId: 7, name: '王敏', role: 'member' },
  message: 'm1',
  what: 'issue #1',
  action: 'reported',
  old: null,
  new: { title: '没钱透析', detail: '李大勇患尿毒症，电话13812345678', state: 'dispatched' },
} as const;

describe('a line of the audit', () => {
  it('covers the numbers that people wrote', () => {
    const told = JSON.stringify(discreetLine({ ...LINE, new: { detail: '路断了，电话13812345678' } }));
    expect(told).toContain('路断了');
    expect(told).not.toContain('13812345678');
    expect(told).toContain('王敏');
  });

  it('about a restricted issue tells what became of it, and neither the words nor who reported', () => {
    const told = JSON.stringify(discreetLine({ ...LINE, isRestricted: true }));
    expect(told).toContain('dispatched');
    for (const hidden of ['透析', '李大勇', '13812345678', '王敏', 'ou_1'])
      expect(told).not.toContain(hidden);
  });

  it('still says who decided about a restricted issue', () => {
    const told = discreetLine({ ...LINE, action: 'dispatched', isRestricted: true });
    expect(told.actor.name).toBe('王敏');
  });
});
