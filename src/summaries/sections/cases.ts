import type { Section } from '../bulletin.ts';
import type { TellingCase } from '../cases.ts';
import { lasted } from '../lasting.ts';
import { shorten } from '../names.ts';
import type { BulletinInput } from './input.ts';

const PROBLEM_LENGTH = 40;
const RESULT_LENGTH = 60;
const TEN_THOUSAND = 10_000;

/** 七、典型案例: found, coordinated, result, in two sentences of the record's own words. */
export function cases(input: BulletinInput): Section {
  return { heading: '典型案例', lines: input.facts.cases.map((one) => told(input, one)) };
}

function told(input: BulletinInput, one: TellingCase): string {
  return `#${one.number} ${found(input, one)}${result(input, one)}`;
}

function found({ names, calendar }: BulletinInput, one: TellingCase): string {
  const object = one.objectId === null ? null : names.object(one.objectId);
  const group = one.groupId === null ? null : names.group(one.groupId);
  const who = [group, object].filter((part) => part !== null).join('报');
  const amount = one.why.includes('large') ? `，涉及${money(one.amountCny ?? 0)}` : '';
  const helpers = one.assisting.map((id) => names.department(id)).join('、');
  const lead = one.leadId === null ? '' : names.department(one.leadId);
  const together = helpers === '' ? `${lead}承办` : `${lead}牵头、${helpers}配合`;
  const said = bare(shorten(one.title, PROBLEM_LENGTH));
  return `${calendar.formatLocal(one.reportedAt, 'date')}${who === '' ? '登记' : who}“${said}”${amount}，${together}。`;
}

function result({ calendar }: BulletinInput, one: TellingCase): string {
  const took = lasted(one.doneAt.getTime() - one.reportedAt.getTime());
  const thanks = one.satisfaction === null ? '' : `，申报人评价${one.satisfaction}`;
  return `${calendar.formatLocal(one.doneAt, 'date')}办结，用时${took}：${bare(shorten(one.result, RESULT_LENGTH))}${thanks}。`;
}

/** What stands inside quotation marks ends without a full stop, and keeps no marks of its own. */
const bare = (text: string) => text.replaceAll(/[“”"]/g, '').replace(/[。.！!，,；;\s]+$/u, '');

/** 8000万元, 1.2亿元 */
function money(cny: number): string {
  const wan = cny / TEN_THOUSAND;
  return wan >= TEN_THOUSAND ? `${Math.round(wan / 100) / 100}亿元` : `${Math.round(wan * 100) / 100}万元`;
}
