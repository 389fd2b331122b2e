import type { Section } from '../bulletin.ts';
import { capped, departmentOf, shorten, subject } from '../names.ts';
import type { BulletinInput } from './input.ts';

const SHOWN = 5;
const REASON_LENGTH = 40;

/** 五、需协调事项: number, object, what blocks it, who should act. */
export function decisions({ facts, names }: BulletinInput): Section {
  const lines = capped(facts.decisions, facts.total.decisions, SHOWN, (issue) => {
    const lead = departmentOf(issue, names);
    const blocked = issue.reason === null ? [] : [shorten(issue.reason, REASON_LENGTH)];
    const asks = issue.to === null ? '多次退回，请协调员裁定' : `已提请${issue.to}，请予研究`;
    const about = [...blocked, asks, ...(lead === null ? [] : [`主办${lead}`])];
    return issue.sensitive ? subject(issue, names) : `${subject(issue, names)}——${about.join('；')}`;
  });
  return { heading: '需协调事项', lines };
}
