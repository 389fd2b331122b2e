import { describe, expect, it } from 'vitest';
import { postsMeant, readPost } from '../../src/commands/orders/read-post.ts';

const group = (id: number, name: string) => ({ id, name, level: 'county' as const });
const names = {
  departments: [],
  objects: [],
  groups: [group(1, '工作一组'), group(2, '度假区工作二组'), group(3, '旅游区工作二组')],
};

describe('a post', () => {
  it.each([
    ['一组组长', { role: 'leader', groupId: 1 }],
    ['1组组长', { role: 'leader', groupId: 1 }],
    ['第一组的组员', { role: 'member', groupId: 1 }],
    ['工作一组组长', { role: 'leader', groupId: 1 }],
    ['度假区二组组长', { role: 'leader', groupId: 2 }],
  ])('is known by its group’s short name: %s', (said, post) => {
    expect(readPost(said, names)).toMatchObject(post);
  });

  it.each(['二组组长', '三组组长', '组长', '小组长'])(
    'is none where that is nobody or several: %s',
    (said) => {
      expect(readPost(said, names)).toBeUndefined();
    },
  );

  it('of several is told apart', () => {
    expect(postsMeant('二组组长', names)).toEqual(['度假区工作二组组长', '旅游区工作二组组长']);
    expect(postsMeant('协调员', names)).toEqual([]);
    expect(postsMeant('组长', names)).toEqual([]);
  });
});
