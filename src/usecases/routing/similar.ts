import type { Issue } from '../../issues/issue.ts';
import { similarity } from '../../language/similarity.ts';
import { solvedBy, type SolvedCase } from '../../store/solved-cases.ts';
import type { Stage } from '../turn.ts';

/** So many of the department's newest solved issues are looked through. */
const LOOKED_THROUGH = 150;
const MOST = 3;
/** From here on two reports tell of the same kind of trouble. */
const ALIKE = 0.3;

/** Issues like this one that the department has solved, most alike first; never a restricted one, and none for one. */
export async function similarCases(
  { tx, organisationId, known }: Stage,
  issue: Pick<Issue, 'number' | 'title' | 'detail' | 'sensitive' | 'objectId'>,
  departmentId: number | undefined,
): Promise<SolvedCase[]> {
  if (departmentId === undefined || issue.sensitive) return [];
  const solved = await solvedBy(tx, organisationId, departmentId, LOOKED_THROUGH);
  const names = (id: number | null) => {
    const object = known.object(id);
    return object === undefined ? [] : [object.name, ...object.aliases];
  };
  const plain = (text: string, objectId: number | null) =>
    names(objectId).reduce((rest, name) => rest.replaceAll(name, ''), text);
  const said = plain(issue.detail, issue.objectId);
  return solved
    .filter(({ number }) => number !== issue.number)
    .map((one) => ({ one, score: similarity(said, plain(one.detail, one.objectId)) }))
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score || b.one.number - a.one.number)
    .slice(0, MOST)
    .map(({ one }) => one);
}
