import { afterEach, describe, expect, it } from 'vitest';
import { DISTRICT, inChat, openOffice, type Office } from '../support/office.ts';

let office: Office;
afterEach(() => office.close());

const open = (preview: { hours: number; silence?: 'post' | 'hold' }) =>
  openOffice('postgres', '2026-03-09T09:00:00+08:00', { ...DISTRICT, schedule: { preview } });
const REPORT = '报问题 凤凰粮食 门口道路施工，货车进不了厂，请住建局协调';

describe('a bulletin that the coordinators look over', () => {
  it('is shown to them so many hours before, with the figures that will be posted', async () => {
    office = await open({ hours: 3 });
    await office.say('one', '王敏', REPORT);
    const draft = inChat(await office.at('2026-03-13T14:00:00+08:00'), 'coordinators');
    expect(draft).toContain('【送审】');
    expect(draft).toContain('（3月6日14时—3月13日14时）');
    expect(draft).toContain('3月13日 17:00发出，不回复就按时发。');
    const posted = inChat(await office.at('2026-03-13T17:00:00+08:00'), 'leaders');
    expect(posted).toContain('第1期（3月6日14时—3月13日14时）');
    expect(posted).toContain('新增1件');
  });

  it('is put right in its words, never in its numbers', async () => {
    office = await open({ hours: 3 });
    await office.say('one', '王敏', REPORT);
    await office.at('2026-03-13T14:00:00+08:00');
    const figures = await office.say('coordinators', '姜平', '改：新增1件→新增9件');
    expect(inChat(figures, 'coordinators')).toContain('数字由台账算出');
    const words = await office.say('coordinators', '姜平', '改：上期结转→上周结转');
    expect(inChat(words, 'coordinators')).toContain('上周结转0件');
    const nowhere = await office.say('coordinators', '姜平', '改：没有这句话→别的');
    expect(inChat(nowhere, 'coordinators')).toContain('通报里没有这句话');
    expect(inChat(await office.at('2026-03-13T17:00:00+08:00'), 'leaders')).toContain('上周结转0件');
  });

  it('goes out at once when they say 发, and not again at its hour', async () => {
    office = await open({ hours: 3 });
    await office.say('one', '王敏', REPORT);
    await office.at('2026-03-13T14:00:00+08:00');
    const said = await office.say('coordinators', '姜平', '发');
    expect(inChat(said, 'leaders')).toContain('周通报》第1期');
    expect(inChat(said, 'coordinators')).toContain('已发到');
    const atItsHour = await office.at('2026-03-13T17:00:00+08:00');
    expect(inChat(atItsHour, 'leaders')).toBe('');
    expect(inChat(atItsHour, 'one')).toContain('周通报》第1期·一组');
  });

  it('waits where silence means no, and the groups have theirs on time', async () => {
    office = await open({ hours: 3, silence: 'hold' });
    await office.say('one', '王敏', REPORT);
    await office.at('2026-03-13T14:00:00+08:00');
    const atItsHour = await office.at('2026-03-13T17:00:00+08:00');
    expect(inChat(atItsHour, 'leaders')).toBe('');
    expect(inChat(atItsHour, 'coordinators')).toContain('先不发');
    expect(inChat(atItsHour, 'one')).toContain('周通报》第1期·一组');
    expect(inChat(await office.say('coordinators', '姜平', '发'), 'leaders')).toContain('周通报》第1期');
    expect(inChat(await office.say('coordinators', '姜平', '发'), 'leaders')).toBe('');
  });

  it('hears nobody else', async () => {
    office = await open({ hours: 3 });
    await office.at('2026-03-13T14:00:00+08:00');
    expect(inChat(await office.say('coordinators', '王敏', '发'), 'leaders')).toBe('');
    expect(inChat(await office.say('one', '李卫国', '发'), 'leaders')).toBe('');
  });
});

describe('a bulletin that was posted', () => {
  it('is put right by a new edition that says what changed', async () => {
    office = await openOffice('postgres', '2026-03-09T09:00:00+08:00');
    await office.say('one', '王敏', REPORT);
    await office.at('2026-03-13T17:00:00+08:00');
    const same = await office.say('coordinators', '姜平', '更正周报');
    expect(inChat(same, 'coordinators')).toContain('没有更正');
    const told = inChat(await office.say('coordinators', '姜平', '更正：责任部门→主办部门'), 'leaders');
    // A heading is no sentence of the record.
    expect(told).toBe('');
    const corrected = inChat(
      await office.say('coordinators', '姜平', '更正：凤凰粮食：门口道路施工→凤凰粮食北门：门口道路施工'),
      'leaders',
    );
    expect(corrected).toContain('（更正第2版）');
    expect(corrected).toContain('更正1处：');
    expect(corrected).toMatch(/现：.*凤凰粮食北门/);
    const again = inChat(
      await office.say('coordinators', '姜平', '更正：凤凰粮食北门→凤凰粮食南门'),
      'leaders',
    );
    expect(again).toContain('（更正第3版）');
  });

  it('keeps a sentence that was put right when its figures are counted anew', async () => {
    office = await open({ hours: 3 });
    await office.say('one', '王敏', REPORT);
    await office.at('2026-03-13T14:00:00+08:00');
    await office.say('coordinators', '姜平', '改：上期结转→上周结转');
    await office.at('2026-03-13T17:00:00+08:00');
    await office.say('coordinators', '姜平', '更正：凤凰粮食：门口道路施工→凤凰粮食北门：门口道路施工');
    const same = await office.say('coordinators', '姜平', '更正周报');
    expect(inChat(same, 'coordinators')).toContain('没有更正');
    office.moveTo('2026-03-12T10:00:00+08:00');
    await office.say('one', '王敏', '报问题 凤凰粮食 缺少200只口罩，请住建局协调');
    office.moveTo('2026-03-13T18:00:00+08:00');
    const told = await office.say('coordinators', '姜平', '更正周报');
    expect(inChat(told, 'leaders')).toContain('（更正第3版）');
    expect(inChat(told, 'leaders')).toContain('凤凰粮食北门');
    expect(inChat(told, 'leaders')).not.toContain('姜平');
    // That sentence holds a number which is another now.
    expect(inChat(told, 'coordinators')).toMatch(/没有保留，需要的请再改：\n.*上周结转0件/u);
  });
});
