import type { RoutingRecord } from '../issues/issue.ts';

const OPENINGS: Record<RoutingRecord['step'], (lead: string) => string> = {
  named: (lead) => `派给${lead}`,
  rule: (lead) => `派给${lead}`,
  learned: (lead) => `派给${lead}`,
  asked: (lead) => `还没有把握，最像${lead}`,
  ruled: (lead) => `由人选定${lead}`,
};

/** Why a department was chosen, in one sentence: `派给住建局：职责“道路施工”，把握 92%。` */
export function explainRouting(record: RoutingRecord, nameOf: (departmentId: number) => string): string {
  const best = record.candidates[0];
  if (best === undefined) return `还没有派单：${record.because.join('，') || '没有对得上的部门'}。`;
  const sure = record.step === 'learned' ? [`把握${Math.floor(best.confidence * 100)}%`] : [];
  const reasons = [...record.because, ...sure].join('，');
  return `${OPENINGS[record.step](nameOf(best.departmentId))}${reasons === '' ? '' : `：${reasons}`}。`;
}
