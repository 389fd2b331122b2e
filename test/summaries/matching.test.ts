import { describe, expect, it } from 'vitest';
import { needsFor, offersFor, type OpenNeed } from '../../src/summaries/matching.ts';
import type { Offer } from '../../src/summaries/materials.ts';
import { meets } from '../../src/summaries/same-thing.ts';
import { missingOf, offersLeft, promisesOf, type SupplyRow } from '../../src/summaries/supply.ts';

const masks = (value: number, unit = '只'): Offer => ({ item: '口罩', value, unit });
const row = (id: number, more: Partial<SupplyRow> = {}): SupplyRow => ({
  id,
  kind: 'supply_offer',
  groupId: 2,
  objectId: null,
  issueNumber: null,
  offerId: null,
  offer: masks(3000),
  notedAt: new Date(id * 86_400_000),
  ...more,
});
const promise = (id: number, offerId: number, value: number, issueNumber = 12): SupplyRow =>
  row(id, { offerId, issueNumber, offer: masks(value) });
const none = (id: number, issueNumber = 12): SupplyRow =>
  row(id, { kind: 'supply_none', issueNumber, offer: masks(0) });
const ask = (id: number, offerId: number, issueNumber: number): SupplyRow =>
  row(id, { kind: 'supply_match', offerId, issueNumber });

describe('one thing', () => {
  it.each([
    ['口罩', '只', '口罩', '个'],
    ['医用口罩', '只', '口罩', '只'],
    ['口罩', '只', '一次性医用口罩', '只'],
    ['醫用口罩', '個', '口罩', '个'],
    ['口罩', '只/日', '口罩', '只'],
    ['缝纫工', '名', '缝纫工', '人'],
  ])('is %s in %s and %s in %s', (item, unit, other, otherUnit) => {
    const units = { 個: '个' } as Record<string, string>;
    expect(meets({ item, unit: units[unit] ?? unit }, { item: other, unit: otherUnit })).toBe(true);
  });

  it.each([
    ['口罩', '只', '口罩机', '台'],
    ['口罩', '箱', '口罩', '只'],
    ['口罩', '只', '口罩原料', '只'],
    ['实验设备', '台', '设备', '台'],
    ['酒精', '桶', '口罩', '只'],
    ['焊工', '人', '工', '人'],
    ['', '只', '口罩', '只'],
  ])('is not %s in %s and %s in %s', (item, unit, other, otherUnit) => {
    expect(meets({ item, unit }, { item: other, unit: otherUnit })).toBe(false);
  });
});

describe('what is left of an offer', () => {
  const left = (rows: readonly SupplyRow[]) => offersLeft(rows).map((one) => one.left);

  it('is all of it until somebody is promised some', () => {
    expect(left([row(1), ask(2, 1, 12)])).toEqual([3000]);
    expect(left([row(1), promise(2, 1, 1000), promise(3, 1, 500, 13)])).toEqual([1500]);
  });

  it('goes by the last word to an issue', () => {
    const rows = [row(1), promise(2, 1, 3000), promise(3, 1, 2000)];
    expect(left(rows)).toEqual([1000]);
    expect(promisesOf(rows).map(({ id }) => id)).toEqual([3]);
  });

  it('is nothing once there is none, until it is offered anew', () => {
    expect(left([row(1), row(2), none(3)])).toEqual([]);
    expect(left([row(1), none(2), row(3)])).toEqual([3000]);
    expect(promisesOf([row(1), promise(2, 1, 500), promise(3, 1, 700, 13), none(4)])).toHaveLength(1);
  });

  it('is as much as ever of what a day makes', () => {
    const daily = row(1, { offer: masks(800, '只/日') });
    expect(left([daily, promise(2, 1, 800)])).toEqual([800]);
  });
});

describe('what is still missing', () => {
  const came = (id: number, value: number) => ({ ...masks(value), id, issueNumber: 12 });
  const missing = (...of: Parameters<typeof missingOf> extends [number, ...infer Rest] ? Rest : never) =>
    missingOf(12, ...of).map(({ value }) => value);

  it('is neither there nor promised', () => {
    expect(missing([masks(5000)], [], [])).toEqual([5000]);
    expect(missing([masks(5000)], [], [promise(1, 9, 3000)])).toEqual([2000]);
    expect(missing([masks(5000)], [came(1, 1000)], [promise(2, 9, 3000)])).toEqual([1000]);
  });

  it('does not count twice what was promised and has come', () => {
    expect(missing([masks(5000)], [came(2, 3000)], [promise(1, 9, 3000)])).toEqual([2000]);
    expect(missing([masks(5000)], [came(2, 1000)], [promise(1, 9, 3000)])).toEqual([2000]);
  });
});

describe('who is brought together', () => {
  const groups = (rows: readonly SupplyRow[], twin?: number) =>
    offersFor([masks(5000)], rows, twin).map(({ offer }) => offer.groupId);

  it('the newest offer of each group, three groups, the nearest in amount first', () => {
    const rows = [
      row(1, { groupId: 2 }),
      row(2, { groupId: 2, offer: masks(100) }),
      row(3, { groupId: 3, offer: masks(5200) }),
      row(4, { groupId: 4, offer: masks(4000) }),
      row(5, { groupId: 5, offer: masks(4000) }),
    ];
    expect(groups(rows)).toEqual([3, 5, 4]);
  });

  it('nobody who was asked three times and never answered, nor for the twin', () => {
    expect(groups([row(1), ask(2, 1, 5), ask(3, 1, 6), ask(4, 1, 7)])).toEqual([]);
    expect(groups([row(1), ask(2, 1, 5), ask(3, 1, 6), ask(4, 1, 7), promise(5, 1, 100, 5)])).toEqual([2]);
    expect(groups([row(1), ask(2, 1, 11)], 11)).toEqual([]);
  });

  it('a fresh offer and the needs for which its group was not asked yet', () => {
    const open = (number: number, value: number, rows: readonly SupplyRow[] = []): OpenNeed => ({
      number,
      groupId: 1,
      objectId: null,
      missing: [masks(value)],
      rows,
    });
    const fresh = { ...row(50), left: 3000 };
    const needs = [open(1, 9000), open(2, 3100), open(3, 0), open(4, 2000, [ask(9, 1, 4)])];
    expect(needsFor(fresh, needs).map(({ need, amount }) => [need.of.number, amount])).toEqual([
      [2, 3000],
      [1, 3000],
    ]);
    const saidNone = open(4, 2000, [ask(9, 1, 4), none(10, 4)]);
    expect(needsFor(fresh, [saidNone])).toHaveLength(1);
  });
});
