// Which nodes get a pod, and why the others do not.

import { add, clean, h, named, replace } from './dom';
import { count, grouped, say } from './words';
import { NodeRow, Outcome, outcomeOf, Placement } from './report';
import { Grid } from './grid';
import { icon } from './marks';
import { natural } from './format';
import { canAsk, open } from './editor';
import { fieldOf, whatIfForm } from './whatif';

const OUTCOMES: Outcome[] = ['runs', 'pending', 'refused', 'keeps', 'notWanted'];
const MOST_ROWS = 200;
const MOST_REASONS = 12;

type Grouping = 'pool' | 'zone' | 'reason';

/** What the grid shows of a node: its outcome, and of those that run whether another pod has to leave. */
function stateOf(row: NodeRow): string {
  const outcome = outcomeOf(row);
  return outcome === 'runs' && row.evicts?.length ? 'evicts' : outcome;
}

function reasonOf(row: NodeRow): string {
  return row.reasons?.[0]?.text ?? '';
}

export function nodesSection(placement: Placement, name: string): HTMLElement {
  const rows = placement.nodes ?? [];
  const outcomes = rows.map(stateOf);
  const has = (field: 'pool' | 'zone') => rows.some(row => row[field]);
  const groupings = (['pool', 'zone', 'reason'] as Grouping[]).filter(each => each === 'reason' ? rows.some(reasonOf) : has(each));
  let grouping: Grouping | null = groupings[0] === 'reason' ? null : groupings[0] ?? null;
  const off = new Set<string>();
  let reason: string | null = null;
  let query = '';

  const group = (node: number): string => {
    const row = rows[node];
    if (grouping === 'reason') {
      return reasonOf(row) ? clean(reasonOf(row), 120) : say(`outcome.${outcomes[node]}`);
    }
    return grouping === null ? '' : row[grouping] ?? say('group.none');
  };
  const detail = h('div', { class: 'detail', 'aria-live': 'polite' });
  const grid = new Grid({
    count: rows.length,
    name: node => rows[node].name,
    group,
    state: node => outcomes[node],
    label: node => `${clean(rows[node].name)}: ${say(`outcome.${outcomes[node]}`)}${reasonOf(rows[node]) ? `, ${clean(reasonOf(rows[node]), 300)}` : ''}`,
    describe: node => describe(rows[node], outcomes[node], false),
    selected: node => replace(detail, describe(rows[node], outcomes[node], true)),
    note: members => grouping === 'reason' ? null : note(members.map(node => rows[node])),
  }, say('nodes'));

  const found = h('span', { class: 'found', role: 'status' });
  const table = nodeTable(rows, outcomes);
  const shows = (node: number): boolean => {
    const row = rows[node];
    return !off.has(outcomes[node]) && (reason === null || !!row.reasons?.some(each => each.text === reason))
      && (query === '' || row.name.toLowerCase().includes(query) || (row.pool ?? '').toLowerCase().includes(query)
        || !!row.reasons?.some(each => each.text.toLowerCase().includes(query)) || !!row.message?.toLowerCase().includes(query));
  };
  const filter = (): void => {
    const filters = off.size > 0 || reason !== null || query !== '';
    grid.filter(filters ? shows : null);
    const matching = filters ? rows.map((_, node) => node).filter(shows) : null;
    found.textContent = matching ? say('found', grouped(matching.length), grouped(rows.length)) : '';
    table.fill(matching);
  };

  const search = h('input', {
    type: 'search', placeholder: say('search'), 'aria-label': say('search'), spellcheck: 'false', class: 'search',
    on: {
      input: () => { query = search.value.trim().toLowerCase(); filter(); },
      keydown: (event: KeyboardEvent) => {
        const first = event.key === 'Enter' ? rows.findIndex((_, node) => shows(node)) : -1;
        if (first >= 0) {
          grid.show(first);
          replace(detail, describe(rows[first], outcomes[first], true));
        }
      },
    },
  });
  const states = [...OUTCOMES, 'evicts'].filter(each => outcomes.includes(each));
  const legend = h('div', { class: 'chips', role: 'group', 'aria-label': say('legend') }, states.map(state => chip(
    [icon(state), ' ', say(`outcome.${state}`), ' ', h('b', null, grouped(outcomes.filter(each => each === state).length))], true,
    on => { if (on) off.delete(state); else off.add(state); filter(); })));

  const section = h('section', { id: 'nodes', 'aria-labelledby': 'nodes-title' },
    h('h2', { id: 'nodes-title' }, say('section.nodes')), headline(placement, rows, name),
    placement.refusal ? h('p', { class: 'callout bad' }, h('b', null, clean(placement.refusal.plugin)), ' ', clean(placement.refusal.message, 2000)) : null,
    rows.length === 0 ? null : [
      h('div', { class: 'bar' }, legend, h('div', { class: 'tools' },
        groupings.length > 1 || (groupings.length === 1 && grouping === null) ? choice(say('group.by'),
          [...(grouping === null ? [['', say('group.all')] as [string, string]] : []), ...groupings.map(each => [each, say(`group.${each}`)] as [string, string])],
          value => { grouping = value ? value as Grouping : null; grid.regroup(); }) : null, search, found)),
      reasonChips(rows, value => { reason = value; filter(); }), grid.element, detail, table.element]);
  filter();
  return section;
}

function headline(placement: Placement, rows: NodeRow[], name: string): HTMLElement {
  const summary = placement.summary ?? {};
  const by = (state: Outcome) => rows.filter(row => outcomeOf(row) === state).length;
  const parts = [summary.pending ?? by('pending'), summary.refused ?? by('refused'), summary.evicted ?? rows.reduce((sum, row) => sum + (row.evicts?.length ?? 0), 0)];
  return h('p', { class: 'lead' }, say('runs-on', grouped(summary.scheduled ?? by('runs')), grouped(summary.nodes ?? rows.length)), ' ',
    ['pending', 'refused', 'evicted'].map((word, i) => parts[i] > 0 ? h('span', { class: `tag t-${word}` }, count(`count.${word}`, parts[i])) : null),
    h('span', { class: 'spoken' }, clean(name)));
}

/** Under a group's title: the reasons of its nodes, once each. */
function note(rows: NodeRow[]): HTMLElement | null {
  const reasons = new Map<string, number>();
  rows.forEach(row => row.reasons?.forEach(each => reasons.set(each.text, (reasons.get(each.text) ?? 0) + 1)));
  if (reasons.size === 0) {
    return null;
  }
  const most = [...reasons].sort((a, b) => b[1] - a[1]);
  return h('p', { class: 'note' }, most.slice(0, 3).map(([text, times], i) =>
    [i ? ' · ' : '', clean(text, 200), times === rows.length ? '' : ` (${grouped(times)})`]), most.length > 3 ? ` · ${say('and-more', most.length - 3)}` : null);
}

function describe(row: NodeRow, state: string, whole: boolean): HTMLElement {
  const box = h('div', { class: 'node' },
    h('div', { class: 'node-title' }, icon(state), ' ', named(row.name), row.pool ? h('span', { class: 'dim' }, ' ', clean(row.pool)) : null,
      row.zone ? h('span', { class: 'dim' }, ' ', clean(row.zone)) : null),
    h('div', null, say(`outcome.${state}`)));
  row.reasons?.slice(0, whole ? undefined : 3).forEach(each => add(box, [h('div', { class: 'reason' }, reasonText(each.code, each.text, whole),
    each.holder?.name ? h('span', { class: 'dim' }, ' — ', clean(`${each.holder.namespace ?? ''}/${each.holder.name}`), each.holder.owner ? ` (${clean(each.holder.owner)})` : '') : null)]));
  row.evicts?.forEach(each => add(box, [h('div', { class: 'reason' }, icon('evicts'), ' ', say('evicts', clean(`${each.namespace ?? ''}/${each.name ?? ''}`)),
    each.then ? `, ${say(`then.${each.then}`)}` : '', each.disruptionBudget === 'violated' ? `, ${say('budget-violated')}` : '')]));
  if (whole) {
    if (row.message) {
      add(box, [h('div', { class: 'message' }, clean(row.message, 2000))]);
    }
    add(box, [whatIfForm(row)]);
  }
  return box;
}

/** In an editor's panel a reason leads to the line that decides about it. */
function reasonText(code: string, text: string, whole: boolean): HTMLElement | string {
  const field = fieldOf(code);
  return whole && field && canAsk() ? h('button', { type: 'button', class: 'link', on: { click: () => open(field) } }, clean(text, 400)) : clean(text, 400);
}

function reasonChips(rows: NodeRow[], choose: (reason: string | null) => void): HTMLElement | null {
  const reasons = new Map<string, number>();
  rows.forEach(row => new Set(row.reasons?.map(each => each.text)).forEach(text => reasons.set(text, (reasons.get(text) ?? 0) + 1)));
  if (reasons.size < 2) {
    return null;
  }
  const buttons: HTMLButtonElement[] = [];
  const list = h('div', { class: 'chips reasons', role: 'group', 'aria-label': say('reasons') });
  [...reasons].sort((a, b) => b[1] - a[1]).slice(0, MOST_REASONS).forEach(([text, times]) => {
    const button = chip([clean(text, 90), ' ', h('b', null, grouped(times))], false, on => {
      buttons.filter(each => each !== button).forEach(each => each.setAttribute('aria-pressed', 'false'));
      choose(on ? text : null);
    });
    buttons.push(button);
    list.append(button);
  });
  return list;
}

export function chip(content: (Node | string)[], pressed: boolean, toggled: (on: boolean) => void): HTMLButtonElement {
  const button = h('button', { class: 'chip', type: 'button', 'aria-pressed': String(pressed), on: { click: () => {
    const on = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(on));
    toggled(on);
  } } }, content);
  return button;
}

export function choice(title: string, options: [string, string][], chosen: (value: string) => void, first?: string): HTMLElement {
  const select = h('select', { on: { change: () => chosen(select.value) } },
    options.map(([value, text]) => h('option', { value, selected: value === first }, text)));
  return h('label', { class: 'choice' }, h('span', null, title), ' ', select);
}

/** Every node as a row, for those who read and for screen readers; filled when it is opened. */
function nodeTable(rows: NodeRow[], outcomes: string[]): { element: HTMLElement; fill(matching: number[] | null): void } {
  const body = h('tbody'), more = h('p', { class: 'dim' });
  const order = rows.map((_, node) => node);
  let matching: number[] | null = null, open = false, shown = MOST_ROWS;
  const draw = (): void => {
    if (!open) {
      return;
    }
    const all = [...(matching ?? order)].sort((a, b) => natural(rows[a].name, rows[b].name));
    replace(body, all.slice(0, shown).map(node => h('tr', null,
      h('th', { scope: 'row' }, named(rows[node].name)), h('td', null, clean(rows[node].pool ?? '')),
      h('td', { class: 'nowrap' }, icon(outcomes[node]), ' ', say(`outcome.${outcomes[node]}`)),
      h('td', null, rows[node].reasons?.map((each, i) => [i ? '; ' : '', clean(each.text, 300)])))));
    replace(more, all.length > shown ? [say('and-more', grouped(all.length - shown)), ' ',
      h('button', { type: 'button', on: { click: () => { shown += 1000; draw(); } } }, say('show-more'))] : null);
  };
  const element = h('details', { class: 'table', on: { toggle: () => { open = element.open; draw(); } } },
    h('summary', null, say('as-table')), h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': say('as-table') }, h('table', null, h('thead', null, h('tr', null,
      [say('column.node'), say('group.pool'), say('column.outcome'), say('group.reason')].map(each => h('th', { scope: 'col' }, each)))), body)), more);
  return { element, fill: next => { matching = next; shown = MOST_ROWS; draw(); } };
}
