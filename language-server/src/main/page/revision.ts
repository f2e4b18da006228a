// What a change of the manifest does: the fields as people read diffs, each with its effect.

import { clean, code, h } from './dom';
import { grouped, isKnown, say } from './words';
import { Change, Revision } from './report';
import { canAsk, open } from './editor';

const ORDER = ['restart', 'placement', 'rollout', 'none'];

export function revisionSection(of: Revision): HTMLElement {
  const changes = of.changes ?? [];
  return h('section', { id: 'revision', 'aria-labelledby': 'revision-title' }, h('h2', { id: 'revision-title' }, say('section.revision')),
    h('p', { class: 'lead' }, of.name ? code(of.name) : null, ' ', h('span', { class: 'dim' }, of.comparedWith ? say('compared', clean(of.comparedWith, 300)) : clean(of.note ?? say('compared.nothing'), 300))),
    of.comparedWith ? h('p', null, restarts(of.restarts ?? null, of.restartsPods ?? null)) : null, diff(changes));
}

export function restarts(of: Revision['restarts'], whether: boolean | null): HTMLElement {
  const some = of ? of.when === 'rollingUpdate' || of.when === 'onDelete' : whether === true;
  const text = of && of.pods !== null && of.of !== null && of.when !== 'never'
    ? say(of.when === 'onDelete' ? 'restarts.on-delete' : 'restarts.count', grouped(of.pods), grouped(of.of))
    : say(some ? 'restarts.yes' : 'restarts.no');
  return h('span', { class: `tag ${some ? 't-pending' : 't-ok'}` }, text);
}

export function diff(changes: Change[]): HTMLElement | null {
  if (changes.length === 0) {
    return null;
  }
  const sorted = [...changes].sort((a, b) => ORDER.indexOf(a.effect) - ORDER.indexOf(b.effect));
  return h('div', { class: 'diff' }, sorted.map(change => h('div', { class: 'change' },
    h('div', { class: 'change-field' }, canAsk() ? h('button', { type: 'button', class: 'link', on: { click: () => open(change.field) } }, code(change.field, 400)) : code(change.field, 400),
      ' ', h('span', { class: `tag e-${change.effect}` }, isKnown(`effect.${change.effect}`) ? say(`effect.${change.effect}`) : clean(change.effect))),
    line('-', change.from), line('+', change.to))));
}

function line(sign: '-' | '+', value: unknown): HTMLElement | null {
  if (value === null || value === undefined) {
    return null;
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, typeof value === 'object' ? 2 : 0);
  return h('div', { class: sign === '-' ? 'minus' : 'plus' }, h('span', { class: 'sign' }, sign === '-' ? '−' : '+'),
    h('pre', null, h('bdi', null, text.split('\n').slice(0, 60).map(each => clean(each, 1000)).join('\n'))));
}
