import { describe, expect, it } from 'vitest';
import { castOf } from '../../../bots/sandbox/cast.ts';
import { SMALL_DISTRICT } from '../../support/memory-sandbox.ts';

const chat = (id: string) => castOf(SMALL_DISTRICT).find((one) => one.id === id);

describe('the cast of the sandbox', () => {
  it('holds the chats of the sandbox alone, by their bare ids, in the order of the directory', () => {
    const shuffled = { ...SMALL_DISTRICT, chats: SMALL_DISTRICT.chats.toReversed() };
    expect(castOf(shuffled).map(({ id }) => id)).toEqual([
      'group-1',
      'zhujian',
      'jiaotong',
      'jiaojing',
      'leaders',
      'coordinators',
    ]);
  });

  it('seats members, leader, the contacts of its objects and a stranger in a work group', () => {
    expect(chat('group-1')).toEqual({
      id: 'group-1',
      name: '度假区工作组群',
      kind: 'work_group',
      boundTo: '度假区工作组',
      members: [
        { id: 'p1', name: '王敏', role: 'member', of: null },
        { id: 'p2', name: '李卫国', role: 'leader', of: null },
        { id: 'p3', name: '陈晓', role: 'contact', of: '凤凰粮食制品有限公司' },
        { id: 'stranger', name: '路人', role: 'stranger', of: null },
      ],
    });
  });

  it('seats the liaisons of a department in its chat', () => {
    expect(chat('zhujian')).toMatchObject({
      boundTo: '住建局',
      members: [{ id: 'p4', name: '周立', role: 'liaison', of: null }],
    });
  });

  it.each([
    ['leaders', ['supervisor', 'admin']],
    ['coordinators', ['coordinator']],
  ])('seats in the chat of the %s: %s', (id, roles) => {
    expect(chat(id)?.boundTo).toBeNull();
    expect(chat(id)?.members.map(({ role }) => role)).toEqual(roles);
  });

  it('seats nobody twice who holds two rights in one group', () => {
    const [grant] = SMALL_DISTRICT.grants;
    if (grant === undefined) throw new Error('the district has lost its grants');
    const twice = castOf({
      ...SMALL_DISTRICT,
      grants: [...SMALL_DISTRICT.grants, { ...grant, role: 'leader' }],
    });
    expect(twice[0]?.members.filter(({ id }) => id === 'p1')).toEqual([
      { id: 'p1', name: '王敏', role: 'member', of: null },
    ]);
  });
});
