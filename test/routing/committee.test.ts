import { describe, expect, it } from 'vitest';
import { learnCommittee, tryCommittee } from '../../src/routing/learn/committee.ts';
import { committeeScores } from '../../src/routing/learn/net.ts';
import { createJudge } from '../../src/routing/learn/model.ts';
import { learnLinear, scoresOf, type Sample } from '../../src/routing/learn/linear.ts';
import { decodeModel, encodeModel } from '../../src/routing/learn/stored.ts';
import { trainModel, type Example } from '../../src/routing/learn/train.ts';

/** Four pieces, met in pairs: a piece alone tells nothing, the pair tells all. */
const PAIRS = [
  { at: [0, 2], label: 0 },
  { at: [0, 3], label: 1 },
  { at: [1, 2], label: 1 },
  { at: [1, 3], label: 0 },
] as const;
const PIECES = 4;
const samples: Sample[] = Array.from({ length: 300 }, () => PAIRS)
  .flat()
  .map(({ at, label }) => ({
    vector: { at: Uint32Array.from(at), value: Float32Array.of(0.7, 0.7) },
    labels: [label],
    weight: 1,
  }));

function gap(scores: Float64Array): number {
  return (scores[0] ?? 0) - (scores[1] ?? 0);
}

/** Two departments, a thousand requests and more, each of its own house. */
const many: Example[] = Array.from({ length: 600 }, (_, house) => [
  { text: `${house}号楼水管爆了`, labels: ['水务'] },
  { text: `${house}号楼门口末班车太早`, labels: ['公交'] },
]).flat();

describe('the committee of nets', () => {
  it('hears pieces together, which no sum of single ones can', () => {
    const lectures = { samples, pieces: PIECES, labels: 2, seed: 1 };
    const committee = learnCommittee(
      lectures,
      Uint32Array.from({ length: PIECES }, (_, piece) => piece),
    );
    const onTrial = tryCommittee(lectures, samples.slice(0, PAIRS.length));
    const linear = learnLinear(samples, PIECES, 2, 1);
    const isRight = (scores: (sample: Sample) => Float64Array) =>
      samples.slice(0, PAIRS.length).map((sample) => gap(scores(sample)) > 0 === sample.labels.includes(0));
    expect(isRight(({ vector }) => committeeScores(committee, vector))).toEqual([true, true, true, true]);
    expect(isRight((sample) => onTrial[samples.indexOf(sample)] ?? new Float64Array(2))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(isRight(({ vector }) => scoresOf(linear, vector))).toContain(false);
  });

  it('is left out where decisions are few, and sits where they are many', () => {
    expect(trainModel(many.slice(0, 900)).taught?.committee).toBeNull();
    expect(trainModel(many).taught?.committee?.thresholds.length).toBeGreaterThan(16);
  });

  it('learns the same from the same, and is the same after it was stored', () => {
    const model = trainModel(many);
    const bytes = encodeModel(model);
    expect(encodeModel(trainModel(many))).toEqual(bytes);
    const said = { text: '老城的水管又爆了' };
    const judgement = createJudge(decodeModel(bytes))(said);
    expect(judgement).toEqual(createJudge(model)(said));
    expect(judgement.ranked[0]?.name).toBe('水务');
  });

  it('leaves it to the linear judge to hear who was wrong', () => {
    const returned = { text: '路灯不亮', labels: [], wrong: ['水务'] };
    const judge = createJudge(trainModel([...many, ...Array.from({ length: 4 }, () => returned)]));
    expect(judge({ text: '路灯不亮' }).ranked[0]?.name).toBe('公交');
  });
});

describe('a model of the shape before', () => {
  it('judges on, without a committee, until it is trained anew', () => {
    const earlier = decodeModel(asEarlier(encodeModel(trainModel(many.slice(0, 200)))));
    expect(earlier.taught).toMatchObject({ vocabulary: { longest: 3 }, committee: null });
    expect(createJudge(earlier)({ text: '三号楼末班车太早' }).ranked[0]?.name).toBe('公交');
  });

  it('judges on with the same committee, whose nets stood one after the other', () => {
    const model = trainModel(many);
    const earlier = decodeModel(asApart(encodeModel(model)));
    for (const text of ['三号楼末班车太早', '老城的水管又爆了', '门口'])
      for (const [place, { name, confidence }] of createJudge(earlier)({ text }).ranked.entries()) {
        const now = createJudge(model)({ text }).ranked[place];
        expect(now?.name).toBe(name);
        expect(now?.confidence).toBeCloseTo(confidence, 6);
      }
  });
});

/** The same numbers under the line of JSON that was written before there were committees. */
function asEarlier(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(10);
  const { mark: _mark, shape, mix, ...rest } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
  const { nets: _nets, longest: _longest, ...numbers } = shape;
  const head = JSON.stringify({
    mark: 'xietiao-routing-2',
    shape: numbers,
    ...rest,
    mix: { learned: mix.learned, lexical: mix.lexical },
  });
  return Uint8Array.from([...new TextEncoder().encode(`${head}\n`), ...bytes.subarray(end + 1)]);
}

/** The same numbers as they were written while each net of sixteen units had its own stretch of them. */
function asApart(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(10);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
  const { pieces, nets } = head.shape;
  const [{ thresholds, outer, offsets }] = nets;
  const labels = offsets.length;
  const seats = thresholds.length / OWN;
  const first = bytes.length - pieces * thresholds.length;
  const inner = Array.from({ length: seats * pieces * OWN }, (_, i) => {
    const [seat, piece, unit] = [Math.floor(i / OWN / pieces), Math.floor(i / OWN) % pieces, i % OWN];
    return bytes[first + piece * thresholds.length + seat * OWN + unit] ?? 0;
  });
  const apart = Array.from({ length: seats }, (_, seat) => ({
    scale: 1,
    thresholds: thresholds.slice(seat * OWN, (seat + 1) * OWN),
    outer: outer
      .slice(seat * OWN * labels, (seat + 1) * OWN * labels)
      .map((weight: number) => weight * seats),
    offsets,
  }));
  const line = JSON.stringify({ ...head, mark: 'xietiao-routing-3', shape: { ...head.shape, nets: apart } });
  return Uint8Array.from([
    ...new TextEncoder().encode(`${line}\n`),
    ...bytes.subarray(end + 1, first),
    ...inner,
  ]);
}

const OWN = 16;
