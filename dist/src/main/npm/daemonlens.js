#!/usr/bin/env node
// Starts DaemonLens: from the package of this platform, which holds a Java, or else on the Java of this machine.
'use strict';
const { spawn } = require('node:child_process');
const path = require('node:path');

function home() {
  try {
    return path.join(path.dirname(require.resolve(`@daemonlens/runtime-${process.platform}-${process.arch}/package.json`)), 'home');
  } catch {
    return path.join(__dirname, '..', 'home');
  }
}

const windows = process.platform === 'win32';
const launcher = path.join(home(), 'bin', windows ? 'daemonlens.cmd' : 'daemonlens');
const words = process.argv.slice(2);
const child = windows
  ? spawn(process.env.ComSpec || 'cmd.exe', ['/d', '/s', '/c', `"${[launcher, ...words].map(word => `"${word}"`).join(' ')}"`], { stdio: 'inherit', windowsVerbatimArguments: true })
  : spawn('sh', [launcher, ...words], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child.kill(signal));
}
child.on('error', error => {
  console.error(`daemonlens: ${launcher} cannot be started: ${error.message}`);
  process.exitCode = 2;
});
child.on('exit', (code, signal) => {
  process.exitCode = signal ? 128 + require('node:os').constants.signals[signal] : code;
});
