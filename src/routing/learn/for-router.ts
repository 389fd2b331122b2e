import type { RoutingDepartment, RoutingModel } from '../route.ts';
import { createJudge, type Model } from './model.ts';

/** Lets a router ask a model. What was learned of departments that are gone is passed over, and then nothing is sure. */
export function routerModel(
  model: Model,
  departments: readonly Pick<RoutingDepartment, 'id' | 'name'>[],
): RoutingModel {
  const judge = createJudge(model);
  const ids = new Map(departments.map(({ id, name }) => [name, id]));
  return {
    judge(said) {
      const { ranked, sure, because } = judge(said);
      const known = ranked.flatMap(({ name, confidence }) => {
        const departmentId = ids.get(name);
        return departmentId === undefined ? [] : [{ departmentId, confidence }];
      });
      return { ranked: known, sure: sure && ids.has(ranked[0]?.name ?? ''), because };
    },
  };
}
