import { expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

const now = new Date('2020-03-10T02:00:00Z');
const leader = (text: string) => intentsOf(text, { now, senderRole: 'supervisor', channel: 'leaders' });

it('answers questions that stand side by side, each as if it stood alone', () => {
  expect(leader('本周办结了几件，还有哪些没办')).toEqual([
    { intent: 'stats', period: 'this_week' },
    { intent: 'query', issueNumbers: [], scope: 'open' },
  ]);
  expect(leader('本周新增多少？超期的有几件？').map(({ intent }) => intent)).toEqual(['stats', 'query']);
});

it('keeps the office of the first question for the next', () => {
  const [first, next] = leader('住建局还有几件没办，哪些超期了');
  expect(first).toMatchObject({ intent: 'query', department: '住建局' });
  expect(next).toMatchObject({ intent: 'query', department: '住建局', scope: 'overdue' });
});

it('counts what an office holds and what came, in a room where nothing else is counted', () => {
  expect(leader('住建局手上还有几件，哪些超期了').map(({ intent }) => intent)).toEqual(['query', 'query']);
  expect(leader('今天新报了几个')[0]).toMatchObject({ intent: 'stats' });
  expect(intentsOf('住建局手上还有几件', { now })).toEqual([]);
});

it.each(['还有哪些没办，我下午去看看', '本周办结了几件，够不够过年的', '吃了没，还有哪些没办的事'])(
  'does not make a question of talk that holds one: %s',
  (text) => {
    expect(intentsOf(text, { now }).length).toBeLessThanOrEqual(1);
  },
);
