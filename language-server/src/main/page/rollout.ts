// A rollout that plays: the clock, the curves, a mark for every node, a lane for every pod, the waves by name, and what
// it is stuck on.

import { add, clean, h, named, replace } from './dom';
import { count, grouped, say } from './words';
import { Alternative, NodeRow, Rollout } from './report';
import { brief, clock, duration } from './format';
import { Lives, STATES } from './lives';
import { Player, SPEEDS, usualSpeed } from './player';
import { Chart } from './chart';
import { Lanes } from './lanes';
import { Grid } from './grid';
import { icon } from './marks';
import { choice } from './nodes';

const LEGEND = ['old', 'down', 'terminating', 'pending', 'pulling', 'starting', 'ready', 'available', 'failed'];
const MOST_NAMES = 12;

export function sentence(rollout: Rollout): string {
  const sizes = rollout.waves.map(wave => wave.nodes.length);
  const largest = Math.max(0, ...sizes.slice(0, 50_000));
  const waves = sizes.length === 1 ? say('waves.one', largest) : sizes.every(size => size === largest)
    ? say('waves', grouped(sizes.length), grouped(largest)) : say('waves.up-to', grouped(sizes.length), grouped(largest));
  switch (rollout.outcome) {
    case 'complete': return say('complete', waves, duration(rollout.durationSeconds));
    case 'stuck': return say('rollout.stuck');
    case 'refused': return say('rollout.refused');
    case 'waitsForDeletion': return say('rollout.on-delete');
    default: return say('rollout.nothing');
  }
}

export function limits(rollout: Rollout): string {
  if (rollout.strategy === 'OnDelete') {
    return 'OnDelete';
  }
  return rollout.maxSurge > 0 ? `maxSurge ${grouped(rollout.maxSurge)}` : `maxUnavailable ${grouped(rollout.maxUnavailable)}`;
}

/** One rollout's pictures, moved by a clock that others may share. */
class Pictures {
  readonly element: HTMLElement;
  readonly lives: Lives;
  private readonly chart: Chart;
  private readonly lanes: Lanes;
  private readonly grid: Grid;
  private readonly figures: HTMLElement[];
  private t = 0;

  constructor(private readonly rollout: Rollout, lives: Lives, player: Player, title: string, rows: Map<string, NodeRow>) {
    this.lives = lives;
    this.chart = new Chart(lives, rollout, player.end, t => player.seek(t));
    this.lanes = new Lanes(lives, player.end);
    const grouped = lives.nodes.some(name => rows.get(name)?.pool);
    this.grid = new Grid({
      count: lives.nodes.length,
      name: node => lives.nodes[node],
      group: node => grouped ? rows.get(lives.nodes[node])?.pool ?? '' : '',
      state: node => STATES[lives.state(node, this.t)],
      label: node => `${clean(lives.nodes[node])}: ${say(`state.${STATES[lives.state(node, this.t)]}`)}`,
      describe: node => this.describe(node),
    }, say('section.rollout'));
    this.figures = ['now.updated', 'now.available', rollout.maxSurge > 0 ? 'now.surge-label' : 'now.unavailable-label', 'now.wave'].map(key => figure('', say(key)));
    this.element = h('div', { class: 'pictures' }, title ? h('h3', null, title, h('span', { class: 'dim' }, ` · ${sentence(rollout)}`)) : null,
      h('div', { class: 'now' }, this.figures), this.grid.element, this.chart.element, this.lanes.element);
    player.onTick(t => this.at(t));
  }

  at(t: number): void {
    const changed = this.lives.changed(this.t, t);
    this.t = t;
    this.chart.at(t);
    this.lanes.at(t);
    this.grid.repaint(changed);
    const of = this.lives.counts(t);
    const total = this.lives.nodes.length;
    const budget = this.rollout.maxSurge > 0 ? say('now.surge', grouped(of.surging), grouped(this.rollout.maxSurge))
      : say('now.unavailable', grouped(of.uncovered), grouped(this.rollout.maxUnavailable));
    const wave = this.rollout.waves.filter(each => each.startSeconds <= t + 1e-9).length;
    const values = [`${grouped(of.updated)} / ${grouped(total)}`, grouped(of.available), budget, `${grouped(wave)} / ${grouped(this.rollout.waves.length)}`];
    this.figures.forEach((figure, i) => { (figure.firstElementChild as HTMLElement).textContent = values[i]; });
  }

  restyle(): void {
    this.grid.paint(true);
    this.lanes.restyle();
  }

  private describe(node: number): HTMLElement {
    const state = STATES[this.lives.state(node, this.t)];
    const why = this.t >= this.lives.last - 1e-9 ? this.lives.whyBlocked(node) : undefined;
    return h('div', { class: 'node' }, h('div', { class: 'node-title' }, icon(state), ' ', named(this.lives.nodes[node])),
      h('div', null, say(`state.${state}`)), why ? h('div', { class: 'reason' }, clean(why, 400)) : null,
      this.lives.lives(node).map(life => h('div', { class: 'dim' }, say(life.updated ? 'pod.new' : 'pod.old'), ': ', life.times
        .map((t, i) => life.stages[i] === 0 ? `${clock(t, true)} ${say('state.gone')}` : `${clock(t, true)} ${say(`state.${STATES[life.stages[i]]}`)}`).join(' → '))));
  }
}

export function figure(value: string, label: string): HTMLElement {
  return h('div', { class: 'figure' }, h('b', null, value), ' ', h('span', null, label));
}

export function rolloutSection(rollout: Rollout, alternatives: Alternative[], rows: NodeRow[], restyled: (listener: () => void) => void): HTMLElement {
  const byName = new Map(rows.map(row => [row.name, row]));
  const all = [{ setting: limits(rollout), rollout }, ...alternatives.map(each => ({ setting: each.setting, rollout: each.rollout }))];
  const lives = all.map(each => Lives.of(each.rollout));
  const section = h('section', { id: 'rollout', 'aria-labelledby': 'rollout-title' }, h('h2', { id: 'rollout-title' }, say('section.rollout')),
    h('p', { class: 'lead' }, sentence(rollout), ' ', h('span', { class: 'tag' }, limits(rollout)),
      rollout.fastestSeconds != null && rollout.slowestSeconds != null && rollout.slowestSeconds > rollout.fastestSeconds
        ? h('span', { class: 'tag' }, say('range', duration(rollout.fastestSeconds), duration(rollout.slowestSeconds))) : null),
    stuck(rollout), leaves(rollout));
  if (lives[0].nodes.length === 0 || rollout.outcome === 'nothing') {
    return section;
  }
  const stage = h('div', { class: 'stage' });
  let controls: HTMLElement | null = null;
  let shown: Pictures[] = [];
  let player: Player;
  const draw = (compared: number | null): void => {
    player?.pause();
    const chosen = compared === null ? [0] : [0, compared];
    const end = Math.max(...chosen.map(i => lives[i].end), 0.001);
    const moments = [...new Set(chosen.flatMap(i => lives[i].moments))].sort((a, b) => a - b);
    player = new Player(end, usualSpeed(end), moments);
    shown = chosen.map(i => new Pictures(all[i].rollout, lives[i], player, compared === null ? '' : all[i].setting, byName));
    const next = playback(player, section);
    if (controls) controls.replaceWith(next); else section.append(next);
    controls = next;
    replace(stage, shown.map(each => each.element));
    stage.classList.toggle('two', compared !== null);
    player.seek(0);
  };
  const shownStates = new Set<string>(lives.flatMap(each => [...each.shown()]));
  const bar = h('div', { class: 'bar' }, h('div', { class: 'chips static' }, LEGEND.filter(each => shownStates.has(each)).map(each => h('span', { class: 'chip' }, icon(each), ' ', say(`state.${each}`)))));
  if (alternatives.length) {
    bar.append(choice(say('compare'), [['', say('compare.none')], ...alternatives.map((each, i): [string, string] =>
      [String(i + 1), `${each.setting} · ${duration(each.rollout.durationSeconds)}`])], value => draw(value ? Number(value) : null)));
  }
  section.append(bar);
  draw(null);
  add(section, [stage, waves(rollout)]);
  if (!lives[0].exact) {
    section.append(h('p', { class: 'dim small' }, say('approximate')));
  }
  restyled(() => shown.forEach(each => each.restyle()));
  return section;
}

/** Play, step, scrub, speed. The keys work wherever the section has the focus: blank, arrows, Home, End, + and -. */
function playback(player: Player, section: HTMLElement): HTMLElement {
  const button = (text: string, label: string, action: () => void) =>
    h('button', { type: 'button', class: 'round', title: label, 'aria-label': label, on: { click: action } }, text);
  const play = button('▶', say('play'), () => player.toggle());
  play.classList.add('play');
  const time = h('output', { class: 'time', 'aria-live': 'off' });
  const scrub = h('input', { type: 'range', class: 'scrub', min: 0, max: 10_000, step: 1, 'aria-label': say('scrub'), on: {
    input: () => { player.playing = false; player.seek(Number(scrub.value) / 10_000 * player.end); } } });
  const select = h('select', { 'aria-label': say('speed'), on: { change: () => { player.speed = Number(select.value); } } },
    SPEEDS.map(speed => h('option', { value: speed, selected: speed === player.speed }, `${speed}×`)));
  const faster = (direction: 1 | -1): void => {
    const next = SPEEDS[SPEEDS.indexOf(player.speed) + direction];
    if (next) {
      player.speed = next;
      select.value = String(next);
    }
  };
  let saidAt = -1;
  player.onTick(t => {
    const tenths = player.end < 600;
    time.textContent = `${clock(t, tenths)} / ${clock(player.end, tenths)}`;
    scrub.value = String(Math.round(t / player.end * 10_000));
    scrub.style.setProperty('--done', `${t / player.end * 100}%`);
    if (!player.playing || Math.abs(t - saidAt) >= player.end / 20) {
      saidAt = t;
      scrub.setAttribute('aria-valuetext', time.textContent);
    }
    const word = player.playing ? 'pause' : 'play';
    if (play.dataset.word !== word) {
      play.dataset.word = word;
      play.textContent = player.playing ? '❚❚' : '▶';
      play.title = say(word);
      play.setAttribute('aria-label', say(word));
    }
  });
  section.onkeydown = event => {
    const target = event.target as HTMLElement;
    if (target.closest('select,.surface,button,summary,.lane-box,.scroll') || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const actions: Record<string, () => void> = {
      ' ': () => player.toggle(), ArrowRight: () => player.step(1), ArrowLeft: () => player.step(-1),
      Home: () => player.seek(0), End: () => player.seek(player.end), '+': () => faster(1), '-': () => faster(-1),
    };
    if (event.key in actions) {
      event.preventDefault();
      actions[event.key]();
    }
  };
  return h('div', { class: 'playback', role: 'group', 'aria-label': say('playback') }, play,
    button('‹', say('step-back'), () => player.step(-1)), button('›', say('step'), () => player.step(1)), scrub, time, select);
}

function stuck(rollout: Rollout): HTMLElement | null {
  const of = rollout.stuck;
  if (!of) {
    return null;
  }
  const by = new Map<string, string[]>();
  of.blockedBy.forEach(each => by.set(each.why, [...(by.get(each.why) ?? []), each.node]));
  return h('div', { class: 'callout bad' }, h('p', null, icon('failed'), ' ', clean(of.text, 1000)),
    h('ul', null, [...by].slice(0, 10).map(([why, nodes]) => h('li', null, h('b', null, clean(brief(why), 600)), clean(why.slice(brief(why).length), 600), ' ', nameList(nodes)))));
}

function leaves(rollout: Rollout): HTMLElement | null {
  const of = rollout.leavesWithoutPod;
  return !of?.length ? null : h('div', { class: 'callout warn' }, h('p', null, count('leaves', of.length)),
    h('ul', null, of.slice(0, MOST_NAMES).map(each => h('li', null, named(each.node), ': ', clean(each.why, 400)))),
    of.length > MOST_NAMES ? say('and-more', grouped(of.length - MOST_NAMES)) : null);
}

export function nameList(names: string[], most = MOST_NAMES): HTMLElement {
  return h('span', { class: 'names' }, names.slice(0, most).map((each, i) => [i ? ', ' : '', named(each, 60)]),
    names.length > most ? ` ${say('and-more', grouped(names.length - most))}` : null);
}

function waves(rollout: Rollout): HTMLElement | null {
  if (rollout.waves.length === 0) {
    return null;
  }
  const most = 100;
  return h('details', { class: 'table' }, h('summary', null, say('waves.title', grouped(rollout.waves.length))),
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': say('waves.title', grouped(rollout.waves.length)) },
      h('table', null, h('thead', null, h('tr', null, ['#', say('column.at'), say('column.pods'), say('column.nodes')].map(each => h('th', { scope: 'col' }, each)))),
        h('tbody', null, rollout.waves.slice(0, most).map((wave, i) => h('tr', null, h('th', { scope: 'row' }, i + 1), h('td', { class: 'nowrap' }, duration(wave.startSeconds)),
          h('td', null, grouped(wave.nodes.length)), h('td', null, nameList(wave.nodes))))))),
    rollout.waves.length > most ? h('p', { class: 'dim' }, say('and-more', grouped(rollout.waves.length - most))) : null);
}
