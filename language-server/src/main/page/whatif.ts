// Changes of the cluster that were asked about: what each moves, first of all. In an editor's panel they can be added
// to and taken back.

import { clean, h, named } from './dom';
import { NodeRow, WhatIfStep, outcomeOf } from './report';
import { ask, canAsk } from './editor';
import { icon } from './marks';
import { say } from './words';

/** The changes that the report was made under; a further one is added to them. */
let asked: string[] = [];

export function whatIfSection(steps: WhatIfStep[], problem: string): HTMLElement {
  asked = steps.map(each => each.change);
  const section = h('section', { id: 'what-if', class: 'callout', 'aria-label': say('what-if') }, h('h3', null, say('what-if')));
  for (const step of steps) {
    section.append(h('p', null, h('code', null, clean(step.change, 300))), step.moves.length === 0 ? h('p', { class: 'dim' }, say('nothing-moves'))
      : h('ul', null, step.moves.map(move => h('li', null, named(`${move.namespace}/${move.name}`, 120), ': ', clean(move.text, 1000)))));
  }
  if (problem) {
    section.classList.add('bad');
    section.append(h('p', { role: 'alert' }, icon('failed'), ' ', clean(problem, 600)));
  }
  if (canAsk()) {
    section.append(h('button', { type: 'button', on: { click: () => ask({ whatIf: [] }) } }, say('take-back')));
  }
  return section;
}

export function forgetWhatIf(): void {
  asked = [];
}

/** In an editor's panel: a change of the cluster that may bring the pod to this node, tried on request. */
export function whatIfForm(row: NodeRow): HTMLElement | null {
  if (outcomeOf(row) === 'runs' || !canAsk()) {
    return null;
  }
  const input = h('input', { class: 'search', value: suggestion(row), 'aria-label': say('what-if') });
  return h('form', { class: 'what-if', on: { submit: (event: Event) => { event.preventDefault(); ask({ whatIf: [...asked, input.value] }); } } },
    h('label', null, say('what-if'), ' ', input), h('button', null, say('try')));
}

/** A change that takes the first obstacle away, in the words of --what-if. */
export function suggestion(row: NodeRow): string {
  const text = row.reasons?.[0]?.text ?? '';
  const taint = /([\w./-]+(?:=[\w.-]*)?:(?:NoSchedule|NoExecute|PreferNoSchedule))/.exec(text);
  if (/unschedulable/.test(text)) {
    return `uncordon ${row.name}`;
  }
  const label = /([\w./-]+=[\w.-]*)/.exec(text);
  return taint ? `untaint node ${row.name} ${taint[1]}` : `label node ${row.name} ${label ? label[1] : ''}`;
}

const HOME: Record<string, string> = {
  UntoleratedTaint: 'tolerations', NodeSelectorMismatch: 'nodeSelector', NodeAffinityMismatch: 'affinity', NodeNameMismatch: 'nodeName',
  HostPortTaken: 'containers[0].ports', InsufficientResources: 'containers[0].resources',
};

/** The field of the manifest that decides about a reason. */
export function fieldOf(code: string): string | null {
  return Object.prototype.hasOwnProperty.call(HOME, code) ? `spec.template.spec.${HOME[code]}` : null;
}
