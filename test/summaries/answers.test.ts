import { describe, expect, it } from 'vitest';
import { instantsOf } from '../../src/summaries/figures.ts';
import type { LedgerEvent } from '../../src/summaries/history.ts';
import { momentsOf } from '../../src/summaries/moments.ts';
import { at, WEEK } from './week.ts';

const [CITY, ROADS] = [1, 2];

const event = (seq: number, local: string, body: LedgerEvent['body']): LedgerEvent => ({
  seq,
  at: at(local),
  from: null,
  to: 'dispatched',
  body,
});
const sent = (seq: number, local: string, lead: number) => event(seq, local, { type: 'dispatched', lead });
const content = (seq: number, local: string) =>
  event(seq, local, { type: 'confirmed', satisfaction: '满意' });
const bare = (seq: number, local: string) => event(seq, local, { type: 'confirmed', satisfaction: null });
const again = (seq: number, local: string) => event(seq, local, { type: 'reopened', reason: '还在漏' });

/** What an issue adds to the satisfaction of the week, and to whose. */
const answersOf = (...events: readonly LedgerEvent[]) =>
  momentsOf(events, instantsOf({ scope: { kind: 'organisation' }, period: WEEK, now: WEEK.to }))
    .filter(({ name }) => name === 'answered' || name === 'satisfied')
    .map(({ name, departmentId }) => `${name} ${departmentId}`);

describe('the answers of an issue', () => {
  it('are one answer, however often it was confirmed', () => {
    const twice = [content(2, '03-09 10:00'), again(3, '03-10 10:00'), content(4, '03-11 10:00')];
    expect(answersOf(sent(1, '03-09 09:00', CITY), ...twice)).toEqual([
      `answered ${CITY}`,
      `satisfied ${CITY}`,
    ]);
  });

  it('let the rate fall where it is reopened: 不满意 and 还没解决 both say no', () => {
    expect(answersOf(sent(1, '03-09 09:00', CITY), again(2, '03-10 10:00'))).toEqual([`answered ${CITY}`]);
    expect(
      answersOf(sent(1, '03-09 09:00', CITY), content(2, '03-09 10:00'), again(3, '03-10 10:00')),
    ).toEqual([`answered ${CITY}`]);
  });

  it('leave a no standing where nothing but 已解决 was said since', () => {
    const solved = [again(2, '03-10 10:00'), bare(3, '03-11 10:00')];
    expect(answersOf(sent(1, '03-09 09:00', CITY), ...solved)).toEqual([`answered ${CITY}`]);
    expect(answersOf(sent(1, '03-09 09:00', CITY), bare(2, '03-10 10:00'))).toEqual([]);
  });

  it('count for the department that was to answer then', () => {
    const moved = [again(2, '03-10 10:00'), sent(3, '03-10 11:00', ROADS), content(4, '03-12 10:00')];
    expect(answersOf(sent(1, '03-09 09:00', CITY), ...moved)).toEqual([
      `answered ${ROADS}`,
      `satisfied ${ROADS}`,
    ]);
  });

  it('of the weeks before belong to those weeks', () => {
    const old = [again(2, '03-05 10:00'), sent(3, '03-09 10:00', CITY)];
    expect(answersOf(sent(1, '03-02 09:00', CITY), ...old)).toEqual([]);
  });
});
