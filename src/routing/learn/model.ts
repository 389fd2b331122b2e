import { createLexicon, type Lexicon, type Unit } from '../lexicon.ts';
import { chances, type Mix } from './calibrate.ts';
import { countPieces, wording, type Wording } from './features.ts';
import { scoresOf, type Linear } from './linear.ts';
import type { Threshold } from './threshold.ts';
import { placeTable, vectorOf, type Vocabulary } from './vocabulary.ts';
import { decidingWords } from './words.ts';

/** All that was learned, as plain values. */
export interface Model {
  readonly labels: readonly string[];
  /** The responsibilities of each label, in the labels' order. */
  readonly units: readonly Unit[];
  readonly vocabulary: Vocabulary;
  readonly linear: Linear;
  readonly mix: Mix;
  readonly threshold: Threshold;
  readonly examples: number;
}

export interface Judgement {
  /** Every label, best first. */
  readonly ranked: readonly { readonly name: string; readonly confidence: number }[];
  readonly sure: boolean;
  /** The words that decided, in Chinese. */
  readonly because: readonly string[];
}

/** Reads one text against a model: about a millisecond, no clock, no randomness. */
export function createJudge(model: Model): (wording: Wording) => Judgement {
  const place = placeTable(model.vocabulary.buckets);
  const lexicon = createLexicon(model.units);
  return (said) => {
    const vector = vectorOf(countPieces(said), model.vocabulary, place);
    const learned = scoresOf(model.linear, vector);
    const chance = chances({ learned, lexical: lexicalScores(lexicon, said) }, model.mix);
    const order = [...chance.keys()].sort((a, b) => chance[b]! - chance[a]! || a - b);
    const ranked = order.map((label) => ({
      name: model.labels[label] ?? '',
      confidence: chance[label] ?? 0,
    }));
    const sure = (ranked[0]?.confidence ?? 0) >= model.threshold.confidence;
    return { ranked, sure, because: reasons(model, lexicon, place, said, order) };
  };
}

/** Evidence of this much is as likely to mean nothing as to mean something. */
const DOUBT = 6;
const TITLE_WEIGHT = 0.5;

/** Each label's share of the evidence, from 0 to 1; near 0 for all where little was found. */
export function lexicalScores(lexicon: Lexicon, { text, title }: Wording): Float64Array {
  const sums = shares(lexicon.scores(wording(text)));
  if (title === undefined || title === text) return sums;
  const titled = shares(lexicon.scores(wording(title)));
  return sums.map((share, label) => (share + TITLE_WEIGHT * (titled[label] ?? 0)) / (1 + TITLE_WEIGHT));
}

function shares(scores: readonly number[]): Float64Array {
  const length = Math.hypot(...scores) + DOUBT;
  return Float64Array.from(scores, (score) => score / length);
}

function reasons(
  { vocabulary, linear }: Model,
  lexicon: Lexicon,
  place: Int32Array,
  said: Wording,
  [best = 0, second = best]: readonly number[],
): string[] {
  const words = decidingWords(said, vocabulary, place, linear, best, second);
  const duties = lexicon.evidence(best, `${said.title ?? ''} ${said.text}`, 2);
  return [
    ...(words.length === 0 ? [] : [`用词${words.map((word) => `“${word}”`).join('')}与以往相符`]),
    ...duties.map(({ phrase, matched }) =>
      phrase === matched ? `职责“${phrase}”` : `职责“${phrase}”命中“${matched}”`,
    ),
  ];
}
