// Bundles the page that every HTML report and the panels show into one script and one style sheet. The result is kept
// in the repository, so that the server is built with a JDK alone; "node page.mjs --check" fails where it is not what
// the sources give, and "--test" runs the units' tests. The script begins with a stamp of its sources, which a test of
// the server compares without Node.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const sources = fileURLToPath(new URL('../language-server/src/main/page/', import.meta.url));
const output = fileURLToPath(new URL('../language-server/src/main/resources/page/', import.meta.url));

/** SHA-256 over the sources' names and texts, in the order of names, lines ended by \n. */
function stamp() {
  const hash = createHash('sha256');
  for (const name of readdirSync(sources).filter(each => /\.(ts|css)$/.test(each)).sort()) {
    hash.update(`${name}\n${readFileSync(join(sources, name), 'utf8').replaceAll('\r\n', '\n')}\n`);
  }
  return hash.digest('hex');
}

async function bundle(entry, format) {
  const result = await build({
    entryPoints: [join(sources, entry)], bundle: true, minify: true, write: false, format, target: ['chrome100', 'firefox100', 'safari15'],
    charset: 'utf8', legalComments: 'none', logLevel: 'warning', tsconfigRaw: '{"compilerOptions":{"strict":true,"target":"ES2021"}}',
  });
  return result.outputFiles[0].text.trimEnd();
}

const files = {
  'page.js': `/* ${stamp()} */${await bundle('main.ts', 'iife')}\n`,
  'page.css': `${await bundle('page.css')}\n`,
};
if (process.argv.includes('--test')) {
  const tests = fileURLToPath(new URL('../language-server/src/test/page/', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  await build({
    entryPoints: readdirSync(tests).filter(each => each.endsWith('.test.ts')).map(each => join(tests, each)),
    bundle: true, outdir: folder, outExtension: { '.js': '.mjs' }, format: 'esm', platform: 'node', logLevel: 'warning',
  });
  const run = spawnSync(process.execPath, ['--test', '--test-reporter=dot', ...readdirSync(folder).map(each => join(folder, each))], { stdio: 'inherit' });
  rmSync(folder, { recursive: true });
  process.exit(run.status ?? 1);
} else if (process.argv.includes('--check')) {
  for (const [name, text] of Object.entries(files)) {
    if (readFileSync(join(output, name), 'utf8').replaceAll('\r\n', '\n') !== text) {
      console.error(`page: resources/page/${name} is not what the sources give; run "npm run page"`);
      process.exit(1);
    }
  }
} else {
  mkdirSync(output, { recursive: true });
  Object.entries(files).forEach(([name, text]) => writeFileSync(join(output, name), text));
  console.log(Object.entries(files).map(([name, text]) => `${name} ${Buffer.byteLength(text)} bytes`).join(', '));
}
