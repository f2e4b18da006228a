import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AVAILABLE, DOWN, FAILED, Lives, NONE, OLD, PULLING, STARTING, TERMINATING } from '../../main/page/lives';
import { Rollout } from '../../main/page/report';

const base: Rollout = { strategy: 'RollingUpdate', maxUnavailable: 1, maxSurge: 0, outcome: 'complete', durationSeconds: 12, waves: [] };

const two: Rollout = { ...base, pods: [
  { node: 'a', updated: false, stages: [[0, 'available'], [1, 'terminating'], [3, 'gone']] },
  { node: 'b', updated: false, stages: [[0, 'available'], [8, 'terminating'], [10, 'gone']] },
  { node: 'a', updated: true, stages: [[3, 'pending'], [3.1, 'pulling'], [5, 'starting'], [7, 'available']] },
] };

test('a node shows the newer pod where it has one, else the older', () => {
  const lives = Lives.of(two);
  assert.deepEqual([0, 1, 4, 6, 7, 12].map(t => lives.state(0, t)), [OLD, TERMINATING, PULLING, STARTING, AVAILABLE, AVAILABLE]);
  assert.equal(lives.state(1, 11), NONE);
});

test('the counts are those of the moment', () => {
  const lives = Lives.of(two);
  assert.deepEqual(lives.counts(0), { available: 2, updated: 0, uncovered: 0, surging: 0 });
  assert.deepEqual(lives.counts(2), { available: 1, updated: 0, uncovered: 1, surging: 0 });
  assert.deepEqual(lives.counts(7.5), { available: 2, updated: 1, uncovered: 0, surging: 0 });
  assert.deepEqual(lives.counts(11), { available: 1, updated: 1, uncovered: 1, surging: 0 });
});

test('a node\'s turn comes when its old pod begins to leave', () => {
  const lives = Lives.of(two);
  assert.deepEqual([lives.turn(0), lives.turn(1)], [1, 8]);
});

test('a blocked pod is marked when nothing moves any more', () => {
  const lives = Lives.of({ ...two, outcome: 'stuck', stuck: { text: '', blockedBy: [{ node: 'a', pod: 'new', why: 'never ready' }] } });
  assert.equal(lives.state(0, 9), AVAILABLE);
  assert.ok(lives.end > lives.last, 'the picture goes on for a while');
  assert.equal(lives.state(0, lives.end), FAILED);
  assert.equal(lives.whyBlocked(0), 'never ready');
});

test('without pods the waves and the assumed times are drawn, and it is known', () => {
  const lives = Lives.of({ ...base, waves: [{ startSeconds: 2, nodes: ['a'] }], assumptions: { startAfterSeconds: 1, readyAfterSeconds: 4, stopAfterSeconds: 3 } });
  assert.equal(lives.exact, false);
  assert.deepEqual([0, 2, 5, 6, 10].map(t => lives.state(0, t)), [OLD, TERMINATING, PULLING, STARTING, AVAILABLE]);
});

test('with surge both pods are there until the new one is available', () => {
  const lives = Lives.of({ ...base, maxUnavailable: 0, maxSurge: 1, waves: [{ startSeconds: 0, nodes: ['a'] }], assumptions: { startAfterSeconds: 1, readyAfterSeconds: 4, stopAfterSeconds: 3 } });
  assert.equal(lives.counts(2).surging, 1);
  assert.equal(lives.counts(2).uncovered, 0);
  assert.equal(lives.counts(9).surging, 0);
});

test('an old pod that is not available does not look like a new one', () => {
  const lives = Lives.of({ ...base, pods: [{ node: 'a', updated: false, stages: [[0, 'starting']] }] });
  assert.equal(lives.state(0, 1), DOWN);
  assert.equal(lives.counts(1).uncovered, 1);
});
