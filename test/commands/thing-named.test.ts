import { describe, expect, it } from 'vitest';
import { thingNamed } from '../../src/commands/notes/thing-named.ts';

describe('the words beside an amount that came', () => {
  it.each([
    ['收到手套', '手套'],
    ['已经送到消毒液', '消毒液'],
    ['今天先到', ''],
    ['厂里收到', ''],
    ['第一批全部到位谢谢', ''],
    ['n95', ''],
    ['', ''],
  ])('“%s” name the thing “%s”, or none', (near, thing) => expect(thingNamed(near)).toBe(thing));
});
