import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock, duration, natural, ticks } from '../../main/page/format';
import { clean } from '../../main/page/dom';
import { outcomeOf, verdictOf } from '../../main/page/report';

test('spans read as in the terminal', () => {
  assert.deepEqual([0, 8.1, 59.9, 60, 296, 840, 7500].map(duration), ['0 s', '8.1 s', '59.9 s', '1 min', '4 min 56 s', '14 min', '2 h 5 min']);
});

test('a clock', () => {
  assert.deepEqual([0, 8, 870, 3723].map(each => clock(each)), ['0:00', '0:08', '14:30', '1:02:03']);
  assert.equal(clock(8.25, true), '0:08.2');
});

test('names stand in the order people expect', () => {
  assert.deepEqual(['w-10', 'w-2', 'W-1', 'a'].sort(natural), ['a', 'W-1', 'w-2', 'w-10']);
});

test('an axis has readable ticks, and not too many', () => {
  assert.deepEqual(ticks(60, 4), [0, 15, 30, 45, 60]);
  for (const end of [0.5, 7, 333, 90_000, 10_000_000]) assert.ok(ticks(end, 8).length <= 9, String(end));
});

test('hidden characters show themselves, and long texts end', () => {
  assert.equal(clean('a\u202eb\u0000'), 'a⟨U+202E⟩b⟨U+0000⟩');
  assert.equal(clean('x'.repeat(10_000)).length, 160);
  assert.ok(!/[\ud800-\udbff]…$/.test(clean('🦊'.repeat(300))), 'no half of a pair');
});

test('a node\'s outcome, also of reports that lack it', () => {
  assert.equal(outcomeOf({ name: 'a', shouldRun: true, scheduled: true }), 'runs');
  assert.equal(outcomeOf({ name: 'a', shouldRun: true, scheduled: false }), 'pending');
  assert.equal(outcomeOf({ name: 'a', shouldRun: false, shouldContinueRunning: true }), 'keeps');
  assert.equal(outcomeOf({ name: 'a', shouldRun: false, reasons: [{ code: 'PodRefused', text: '' }] }), 'refused');
  assert.equal(outcomeOf({ name: 'a', shouldRun: true, scheduled: true, outcome: 'pending' }), 'pending');
});

test('the worst outcome is the verdict', () => {
  const node = { name: 'a', shouldRun: true, scheduled: true };
  assert.equal(verdictOf({ name: 'x', placement: { nodes: [node] } }), 'ok');
  assert.equal(verdictOf({ name: 'x', placement: { nodes: [{ ...node, evicts: [{ name: 'y' }] }] } }), 'evicts');
  assert.equal(verdictOf({ name: 'x', placement: { nodes: [{ ...node, scheduled: false }] } }), 'pending');
  assert.equal(verdictOf({ name: 'x', placement: { nodes: [node], refusal: { plugin: 'ResourceQuota', message: '' } } }), 'refused');
});
