import type { World } from '../../test/support/feishu/world.ts';
import { saidIn, type Reporter } from '../ingest/city.ts';

/** Groups with a reporter each, for programs that know no directory: everything they hear begins with the command. */
export function laySeats(world: World, groups: number): Reporter[] {
  return Array.from({ length: groups }, (_, i) => {
    const openId = world.addPerson(`组员${i + 1}`);
    const seat = { openId, chatId: world.addChat(`第${i + 1}工作组`, [openId]).id };
    return {
      ...seat,
      report: (n) => `报问题 宏泰凤凰${i}号公司货车进不了厂，第${n}次反映，请交通局协调`,
      chatter: () => '好的',
      said: saidIn(world, seat),
    };
  });
}
