import { describe, expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

const session = (text: string) => intentsOf(text, { senderRole: 'leader', channel: 'work_group' })[0];

describe('the place of an on-site session', () => {
  it.each([
    ['#12 现场会定在周四上午9点，恒岳石材会议室，住建、交通、交警都到', '恒岳石材会议室'],
    ['#12 周四上午9点，恒岳石材门口，开现场会', '恒岳石材门口'],
    ['#12 明天9点在村委会开现场会', '村委会'],
  ])('may stand in a clause of its own: %s', (text, place) => {
    expect(session(text)).toMatchObject({ intent: 'onsite', place });
  });

  it('is none where only those who come are named', () => {
    expect(session('#12 现场会定在周四上午9点，住建、交通都到')).not.toHaveProperty('place');
  });
});
