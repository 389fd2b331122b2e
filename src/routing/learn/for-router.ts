import type { RoutingDepartment, RoutingModel } from '../route.ts';
import { successors } from '../successor.ts';
import type { createJudge } from './model.ts';

export type Judge = ReturnType<typeof createJudge>;

/**
 * Lets a router ask a judge. What was learned of departments that are gone counts for those that bear their names now;
 * where there is none it is passed over, and then nothing is sure.
 */
export function routerModel(
  judge: Judge,
  proven: boolean,
  departments: readonly Pick<RoutingDepartment, 'id' | 'name' | 'aliases'>[],
): RoutingModel {
  const today = successors(departments);
  return {
    judge(said) {
      const { ranked, sure, because } = judge(said);
      const chances = new Map<number, number>();
      for (const { name, confidence } of ranked) {
        const id = today(name)?.id;
        if (id !== undefined) chances.set(id, (chances.get(id) ?? 0) + confidence);
      }
      const known = [...chances]
        .map(([departmentId, confidence]) => ({ departmentId, confidence }))
        .sort((a, b) => b.confidence - a.confidence);
      const first = today(ranked[0]?.name ?? '')?.id;
      return { ranked: known, sure: sure && first === known[0]?.departmentId, proven, because };
    },
  };
}
