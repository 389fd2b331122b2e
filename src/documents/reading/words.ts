import type { IssueState } from '../../issues/state.ts';
import type { Issue } from '../../issues/issue.ts';
import { PRIORITY_CELLS } from '../ledger/line.ts';

export function readPriority(text: string): Issue['priority'] {
  const said = text.normalize('NFKC').trim();
  if (said === PRIORITY_CELLS.urgent || /^(?:紧急|特急|加急|急件?|高|重大|一级)/.test(said)) return 'urgent';
  return said === PRIORITY_CELLS.hard || /疑难|复杂/.test(said) ? 'hard' : 'normal';
}

export function readSatisfaction(text: string): Issue['satisfaction'] {
  const said = text.normalize('NFKC').replaceAll(/\s+/g, '');
  if (/不(?:太)?满意/.test(said) || said === '差') return '不满意';
  if (/基本满意|一般|较满意/.test(said)) return '基本满意';
  return /满意|^好$/.test(said) ? '满意' : null;
}

const RANK: readonly IssueState[] = [
  'reported',
  'triage',
  'dispatched',
  'accepted',
  'in_progress',
  'resolved',
  'closed',
];

/** How far along; what stands beside the way, such as 挂账, has no rank. */
export function rankOf(state: IssueState): number {
  return RANK.indexOf(state);
}
