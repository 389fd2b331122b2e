import { createLexicon, type Lexicon, type Unit } from '../lexicon.ts';
import { chances, type Mix } from './calibrate.ts';
import { countPieces, wording, type Wording } from './features.ts';
import { scoresOf, type Linear } from './linear.ts';
import type { Threshold } from './threshold.ts';
import { placeTable, vectorOf, type Vocabulary } from './vocabulary.ts';
import { createWords } from './words.ts';

/** What decisions taught: the pieces that are known, and for whom each speaks. */
export interface Taught {
  readonly vocabulary: Vocabulary;
  readonly linear: Linear;
}

/** All that was learned, as plain values. */
export interface Model {
  readonly labels: readonly string[];
  /** The responsibilities of each label, in the labels' order. */
  readonly units: readonly Unit[];
  /** Null where there was no decision to learn from. */
  readonly taught: Taught | null;
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

const NOWHERE = new Int32Array(0);

/** Reads one text against a model: about a millisecond, no clock, no randomness. */
export function createJudge({
  labels,
  units,
  taught,
  mix,
  threshold,
}: Model): (wording: Wording) => Judgement {
  const place = taught === null ? NOWHERE : placeTable(taught.vocabulary.buckets);
  const words = createWords(taught, place);
  const lexicon = createLexicon(units);
  const nothing = new Float64Array(labels.length);
  return (said) => {
    const vector = taught && vectorOf(countPieces(said), taught.vocabulary, place);
    const chance = chances(
      {
        learned: vector === null || taught === null ? nothing : scoresOf(taught.linear, vector),
        lexical: lexicalScores(lexicon, said),
      },
      mix,
    );
    const order = [...chance.keys()].sort((a, b) => chance[b]! - chance[a]! || a - b);
    const [best = 0, second = best] = order;
    return {
      ranked: order.map((label) => ({ name: labels[label] ?? '', confidence: chance[label] ?? 0 })),
      sure: (chance[best] ?? 0) >= threshold.confidence,
      because: [...wordReason(words(said, best, second)), ...dutyReasons(lexicon, said, best)],
    };
  };
}

/** Evidence of this much is as likely to mean nothing as to mean something. */
const DOUBT = 6;
const TITLE_WEIGHT = 0.5;
/** The reason for a decision is looked for where letters give it. */
const REASONS_WITHIN = 600;

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

function wordReason(words: readonly string[]): string[] {
  return words.length === 0 ? [] : [`用词${words.map((word) => `“${word}”`).join('')}与以往相符`];
}

function dutyReasons(lexicon: Lexicon, said: Wording, unit: number): string[] {
  return lexicon
    .evidence(unit, `${said.title ?? ''} ${said.text.slice(0, REASONS_WITHIN)}`, 2)
    .map(({ phrase, matched }) =>
      phrase === matched ? `职责“${phrase}”` : `职责“${phrase}”命中“${matched}”`,
    );
}
