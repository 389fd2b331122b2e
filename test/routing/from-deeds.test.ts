import { describe, expect, it } from 'vitest';
import { decisionsFrom, type StoredDeed } from '../../src/routing/learn/from-deeds.ts';

const unit = (name: string, aliases: string[] = []) => ({ name, aliases, responsibilities: [] });
const UNITS = [unit('住建局'), unit('城管局', ['城管队', '园林处']), unit('交警大队')];
let last = 0;
const deed = (subject: string, department: string, weight: number): StoredDeed => {
  last += 1;
  return {
    id: last,
    subject,
    kind: 'accepted',
    department,
    role: 'lead',
    weight,
    title: '路灯不亮',
    text: '凤凰粮食门口路灯不亮',
  };
};

describe('decisions out of deeds', () => {
  it('add up what was said of one request', () => {
    const [one, ...more] = decisionsFrom(
      [deed('issue:1', '住建局', -1), deed('issue:1', '交警大队', 0.5), deed('issue:1', '交警大队', 1)],
      UNITS,
    );
    expect(more).toEqual([]);
    expect(one).toMatchObject({ labels: ['交警大队'], wrong: ['住建局'], weight: 1.5 });
  });

  it('know a department by the name that it had before two were merged', () => {
    const [one] = decisionsFrom([deed('issue:2', '园林处', 1), deed('issue:2', '城管队', 1)], UNITS);
    expect(one).toMatchObject({ labels: ['城管局'], weight: 2 });
  });

  it('pass over a department that has no successor', () => {
    expect(decisionsFrom([deed('issue:3', '疫情办', 1)], UNITS)).toEqual([]);
  });

  it('keep a return that nobody put right as what it is: not theirs', () => {
    const [one] = decisionsFrom([deed('issue:4', '住建局', -1)], UNITS);
    expect(one).toMatchObject({ labels: [], wrong: ['住建局'], weight: 1 });
  });

  it('leave out what is not the matter', () => {
    const [one] = decisionsFrom([deed('issue:5', '住建局', 1)], UNITS, (text) =>
      text.replace('凤凰粮食', ''),
    );
    expect(one?.text).toBe('门口路灯不亮');
  });
});
