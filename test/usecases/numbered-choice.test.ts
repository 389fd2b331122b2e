import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Issue } from '../../src/issues/issue.ts';
import { numberedChoice } from '../../src/usecases/asked/numbered-choice.ts';
import { inChat, openOffice, type Office } from '../support/office.ts';

let office: Office;
let waiting: Issue;
beforeEach(async () => {
  office = await openOffice('postgres', '2020-03-09T09:00:00+08:00');
  await office.say('one', '王敏', '报问题 凤凰粮食 有个说不清的麻烦事');
  const known = await office.worker.known();
  const candidates = ['住建局', '交警大队'].map((name) => ({
    departmentId: known.departmentNamed(name)!.id,
    confidence: 0.4,
  }));
  waiting = { ...(await office.issue(1)), routing: { step: 'learned', because: [], candidates } };
});
afterEach(() => office.close());

describe('a choice that is answered with the number of its issue', () => {
  it('names the one that was offered at that place', async () => {
    const known = await office.worker.known();
    for (const text of ['#1 2', '＃1 ２', '#1：2', '#1 选2', '#1 2。'])
      expect(numberedChoice(known, waiting, text)).toContain('交警大队');
  });

  it('is none beyond what was offered, behind other words, nor once the issue has its department', async () => {
    const known = await office.worker.known();
    for (const text of ['#1 9', '#1 2个人', '#1 12', '#12', '#1 今天2']) {
      expect(numberedChoice(known, waiting, text)).toBeUndefined();
    }
    expect(numberedChoice(known, { ...waiting, state: 'dispatched' }, '#1 2')).toBeUndefined();
  });

  it('changes nothing where nothing was offered', async () => {
    const told = await office.say('one', '王敏', '#1 2');
    expect((await office.issue(1)).state).toBe('triage');
    expect(inChat(told, 'one')).not.toContain('已派');
  });
});
