import type { Judgement } from '../../src/routing/learn/model.ts';

export interface Answer {
  readonly right: readonly string[];
  readonly judgement: Judgement;
}

export interface Score {
  readonly rows: number;
  readonly accuracy: number;
  readonly macroF1: number;
  readonly top2: number;
  readonly top3: number;
  readonly coverage: number;
  readonly precision: number | null;
}

/** The figures of one evaluation; a row is right when any of its labels is named. */
export function score(answers: readonly Answer[]): Score {
  const hit = (places: number) => share(answers, (answer) => hits(answer, places));
  const routed = answers.filter(({ judgement }) => judgement.sure);
  return {
    rows: answers.length,
    accuracy: hit(1),
    macroF1: macroF1(answers),
    top2: hit(2),
    top3: hit(3),
    coverage: routed.length / answers.length,
    precision: routed.length === 0 ? null : share(routed, (answer) => hits(answer, 1)),
  };
}

function hits({ right, judgement }: Answer, places: number): boolean {
  return judgement.ranked.slice(0, places).some(({ name }) => right.includes(name));
}

function macroF1(answers: readonly Answer[]): number {
  const labels = new Set(answers.map(({ right }) => right[0] ?? ''));
  const each = [...labels].map((label) => {
    const meant = answers.filter(({ right }) => right[0] === label);
    const said = answers.filter(({ judgement }) => judgement.ranked[0]?.name === label);
    const both = said.filter(({ right }) => right.includes(label)).length;
    return (2 * both) / (meant.length + said.length);
  });
  return each.reduce((sum, f1) => sum + f1, 0) / each.length;
}

function share<T>(all: readonly T[], holds: (one: T) => boolean): number {
  return all.filter(holds).length / all.length;
}
