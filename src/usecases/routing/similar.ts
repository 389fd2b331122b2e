import type { Issue } from '../../issues/issue.ts';
import { likenessTo } from '../../language/similarity.ts';
import type { SolvedCase } from '../../store/issues/past-cases.ts';
import type { Stage } from '../turn.ts';

const MOST = 3;
/** From here on two reports tell of the same kind of trouble. */
const ALIKE = 0.3;

/** Issues like this one that the department has solved, most alike first; never a restricted one, and none for one. */
export async function similarCases(
  { past, known }: Stage,
  issue: Pick<Issue, 'number' | 'title' | 'detail' | 'sensitive' | 'objectId'>,
  departmentId: number | undefined,
): Promise<SolvedCase[]> {
  if (departmentId === undefined || issue.sensitive) return [];
  const solved = await past.solvedBy(departmentId);
  const names = (id: number | null) => {
    const object = known.object(id);
    return object === undefined ? [] : [object.name, ...object.aliases];
  };
  const plain = (text: string, objectId: number | null) =>
    names(objectId).reduce((rest, name) => rest.replaceAll(name, ''), text);
  const likeness = likenessTo(plain(issue.detail, issue.objectId));
  return solved
    .filter(({ number }) => number !== issue.number)
    .map((one) => ({ one, score: likeness(plain(one.detail, one.objectId)) }))
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score || b.one.number - a.one.number)
    .slice(0, MOST)
    .map(({ one }) => one);
}
