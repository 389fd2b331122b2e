import type { Issue } from '../../issues/issue.ts';
import type { Known } from '../known.ts';
import { departmentChoices } from '../reports/report.ts';

const NUMBERED = /^\s*[#＃]\s?[0-9０-９]{1,6}\s*[选選:：，,\s]\s*第?([1-9１-９])[个個]?[\s。.!！]*$/;

/** "#14 2": the second of the departments that #14 was put before; a newer question in the chat has closed its own. */
export function numberedChoice(known: Known, issue: Issue, text: string): string | undefined {
  const place = NUMBERED.exec(text)?.[1]?.normalize('NFKC');
  if (place === undefined || issue.state !== 'triage') return undefined;
  return departmentChoices(known, issue)[Number(place) - 1]?.command;
}
