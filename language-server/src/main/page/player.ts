// The clock of a rollout: it plays, pauses, steps, scrubs and runs faster.

export class Player {
  /** Seconds since the rollout's start. */
  t = 0;
  playing = false;
  private frame = 0;
  private last = 0;
  private readonly listeners: ((t: number) => void)[] = [];

  /**
   * @param end of the rollout, in seconds
   * @param speed simulated seconds in a second
   * @param moments at which something changes, ascending
   */
  constructor(readonly end: number, public speed: number, private readonly moments: number[]) {}

  onTick(listener: (t: number) => void): void {
    this.listeners.push(listener);
  }

  seek(t: number): void {
    this.t = Math.max(0, Math.min(this.end, t));
    this.listeners.forEach(each => each(this.t));
  }

  toggle(): void {
    if (this.playing) {
      this.pause();
      return;
    }
    if (this.t >= this.end) {
      this.t = 0;
    }
    this.playing = true;
    this.last = performance.now();
    this.frame = requestAnimationFrame(now => this.tick(now));
    this.seek(this.t);
  }

  pause(): void {
    this.playing = false;
    cancelAnimationFrame(this.frame);
    this.seek(this.t);
  }

  /** To the next moment at which something changes, or the one before. */
  step(direction: 1 | -1): void {
    this.playing = false;
    cancelAnimationFrame(this.frame);
    // Changes that follow one another faster than an eye can tell are one step.
    const least = Math.max(1e-6, this.end / 2000);
    const next = direction > 0
      ? this.moments.find(each => each > this.t + least) ?? this.end
      : [...this.moments].reverse().find(each => each < this.t - least) ?? 0;
    this.seek(next);
  }

  private tick(now: number): void {
    if (!this.playing) {
      return;
    }
    const next = this.t + Math.min(0.25, (now - this.last) / 1000) * this.speed;
    this.last = now;
    if (next >= this.end) {
      this.playing = false;
      this.seek(this.end);
      return;
    }
    this.seek(next);
    this.frame = requestAnimationFrame(each => this.tick(each));
  }
}

/** Speeds to choose from; the first that plays everything in about a quarter of a minute is the usual one. */
export const SPEEDS = [0.25, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600];

export function usualSpeed(end: number): number {
  return SPEEDS.find(each => end / each <= 15) ?? SPEEDS[SPEEDS.length - 1];
}
