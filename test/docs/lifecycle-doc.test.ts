import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULTS } from '../../src/calendar/defaults.ts';
import type { OfficeSpan } from '../../src/calendar/office-hours.ts';
import { ROLES } from '../../src/directory/directory.ts';
import { ISSUE_ACTIONS, RULES } from '../../src/issues/lifecycle.ts';
import { LIMITS, type Limit } from '../../src/issues/limits.ts';
import { PARTIES, PERMISSIONS, RESPONSIBLE, type PersonalAction } from '../../src/issues/permissions.ts';
import { ISSUE_STATES, OPEN_STATES, STATE_WORDS } from '../../src/issues/state.ts';

const page = readFileSync(new URL('../../docs/lifecycle.md', import.meta.url), 'utf8');
const lines = page.split('\n');

const isPersonal = (name: string): name is PersonalAction => name in RESPONSIBLE;

/** The rows of the table whose heading begins so, without heading and rule; backticks are decoration. */
function table(heading: string): string[][] {
  const start = lines.findIndex((line) => line.startsWith(heading));
  if (start === -1) throw new Error(`docs/lifecycle.md has no table ${heading}`);
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  return lines.slice(start + 2, end).map(cells);
}

function cells(row: string): string[] {
  return row
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim().replaceAll('`', ''));
}

const legend = new Map(
  table('| name | stands for').map(([name = '', states = '']) => [name, states.split(', ')]),
);

/** 'at_work, resolved' as the states meant, in the order of the code. */
function states(said: string): string[] {
  const meant = new Set(said.split(', ').flatMap((name) => legend.get(name) ?? [name]));
  return [...ISSUE_STATES.filter((state) => meant.delete(state)), ...meant].filter((name) => name !== '');
}

const drawing = page.slice(page.indexOf('stateDiagram-v2'), page.indexOf('```\n\nTwo names'));

describe('the drawing of an issue’s life', () => {
  it('draws every transition of the table and no other', () => {
    const drawn = [...drawing.matchAll(/^ {4}(\w+) --> (\w+) : (\w+) (\S+)$/gm)].flatMap(
      ([, from = '', to = '', action = '', word = '']) =>
        states(from).map((one) => `${one} --> ${to} : ${action} ${word}`),
    );
    const moving = ISSUE_ACTIONS.filter((action) => RULES[action].to !== 'same').flatMap((action) =>
      RULES[action].from.map((from) => `${from} --> ${RULES[action].to} : ${action} ${RULES[action].word}`),
    );
    expect(drawn.toSorted()).toEqual(moving.toSorted());
  });

  it('has no line that is neither transition, beginning nor name', () => {
    const other = drawing
      .split('\n')
      .filter(
        (line) =>
          !/^(stateDiagram-v2|| {4}(\w+ --> \w+ : \w+ \S+|\w+ : \w+ \S+|\[\*\] --> reported))$/.test(line),
      );
    expect(other).toEqual([]);
  });

  it('names every state with its Chinese word, and its two abbreviations', () => {
    const named = [...drawing.matchAll(/^ {4}(\w+) : (\w+) (\S+)$/gm)].map(([, id, name, word]) => [
      id,
      name,
      word,
    ]);
    expect(named.slice(0, -2)).toEqual(ISSUE_STATES.map((state) => [state, state, STATE_WORDS[state]]));
    expect(named.slice(-2).map(([id]) => id)).toEqual([...legend.keys()]);
    expect(legend.get('any_open')).toEqual(OPEN_STATES);
  });
});

describe('the tables of the page', () => {
  it('list the actions as the code has them', () => {
    const written = table('| action | word').map(
      ([action, word, from = '', to, needs, assisting = '', signs]) => [
        action,
        word,
        states(from),
        to,
        needs,
        states(assisting),
        signs,
      ],
    );
    const inCode = ISSUE_ACTIONS.map((action) => {
      const { word, from, to, needs = '', assisting = [], impliesAcceptance } = RULES[action];
      return [action, word, ordered(from), to, needs, ordered(assisting), impliesAcceptance ? 'yes' : ''];
    });
    expect(written).toEqual(inCode);
  });

  it('say when an action is already done', () => {
    const already = ISSUE_ACTIONS.filter((action) => RULES[action].already !== undefined);
    const sentence = already.map((action) => {
      const named = ordered(RULES[action].already ?? []).map((state) => `\`${state}\``);
      return `${named.join(' and\n')} for \`${action}\``;
    });
    for (const words of sentence)
      expect(page.replaceAll(/\s+/g, ' ')).toContain(words.replaceAll(/\s+/g, ' '));
    expect(already).toEqual(['accept', 'resolve']);
  });

  it('list the rights as the code has them', () => {
    const heading = `| action | ${ROLES.join(' | ')} | a refusal names |`;
    const inCode = Object.keys(RESPONSIBLE)
      .filter(isPersonal)
      .map((action) => {
        const rights = ROLES.map((role) => (PERMISSIONS[role][action] ?? []).join(', '));
        return [action, rights, PARTIES[RESPONSIBLE[action]]].flat();
      });
    expect(table(heading)).toEqual(inCode);
  });

  it('list the limits as the code has them', () => {
    const inCode = Object.entries(LIMITS).map(([priority, limits]) => {
      const { sign, return: back, resolve, extensionWorkingDays } = limits;
      const more =
        extensionWorkingDays === null ? 'as approved' : `up to ${extensionWorkingDays} working days`;
      return [priority, limitWords(sign), limitWords(back), limitWords(resolve), more];
    });
    expect(table('| priority | word').map((row) => row.toSpliced(1, 1))).toEqual(inCode);
  });

  it('list the defaults as the code has them', () => {
    const { officeHours, quietHours, morningBrief, eveningBrief, weeklyBulletin, ...numbers } = DEFAULTS;
    const inCode = {
      officeHours: officeHours.map(span).join(', '),
      quietHours: span(quietHours),
      ...Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, String(value)])),
      morningBrief: morningBrief.time,
      eveningBrief: eveningBrief.time,
      weeklyBulletin: `day ${weeklyBulletin.weekday} of the week, ${weeklyBulletin.time}`,
    };
    expect(Object.fromEntries(table('| default | value'))).toEqual(inCode);
  });
});

function ordered(some: readonly string[]): string[] {
  return ISSUE_STATES.filter((state) => some.includes(state));
}

function limitWords(limit: Limit): string {
  if ('hours' in limit) return `${limit.hours} hours`;
  return `${limit.workingDays} working day${limit.workingDays === 1 ? '' : 's'}`;
}

function span({ from, to }: OfficeSpan): string {
  return `${from}–${to}`;
}
