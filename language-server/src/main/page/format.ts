// Times, and the order in which people expect names.

/** `8.1 s`, `4 min 56 s`, `14 min`, `2 h 5 min`: as the text reports write spans. */
export function duration(seconds: number): string {
  if (seconds < 59.95) {
    const tenths = Math.round(seconds * 10);
    return `${tenths % 10 === 0 ? tenths / 10 : (tenths / 10).toFixed(1)} s`;
  }
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) {
    const rest = Math.floor(seconds) % 60;
    return seconds < 600 && rest !== 0 ? `${Math.floor(seconds / 60)} min ${rest} s` : `${minutes} min`;
  }
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** A moment on a clock that starts with the rollout: `0:08`, `14:30`, `1:02:03`. */
export function clock(seconds: number, tenths = false): string {
  const whole = Math.floor(seconds + 1e-6);
  const parts = whole >= 3600 ? [Math.floor(whole / 3600), pad(Math.floor(whole / 60) % 60)] : [Math.floor(whole / 60)];
  const fraction = tenths ? `.${Math.floor((seconds - whole) * 10 + 1e-6)}` : '';
  return [...parts, pad(whole % 60)].join(':') + fraction;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

const collator = new Intl.Collator('en', { numeric: true });

/** w-2 before w-10. */
export function natural(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Distances that divide a time axis into at most so many parts, from a list people can read. */
export function ticks(end: number, most: number): number[] {
  const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400];
  const step = steps.find(each => end / each <= most) ?? Math.ceil(end / most / 86400) * 86400;
  const all: number[] = [];
  for (let i = 0; i * step <= end + 1e-9; i++) {
    all.push(i * step);
  }
  return all;
}

/** A reason without the message that follows it. */
export function brief(why: string): string {
  const colon = why.indexOf(': ');
  return colon < 0 ? why : why.slice(0, colon);
}
