// Finds what to start: the user's own program, or the server inside the extension on a suitable Java.

import { execFile } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { promisify } from 'util';
import * as vscode from 'vscode';
import { Executable, ServerOptions, TransportKind } from 'vscode-languageclient/node';

export type Found = { options: ServerOptions } | { problem: string };

const oldestJava = 17;

export async function findServer(context: vscode.ExtensionContext): Promise<Found> {
  const settings = vscode.workspace.getConfiguration('daemonlens');
  const own = settings.get<string>('server', '').trim();
  if (own) {
    return start({ command: own, args: ['server'] });
  }
  const home = context.asAbsolutePath('server');
  if (!fs.existsSync(home)) {
    return { problem: 'DaemonLens: this extension holds no server. Set daemonlens.server to a daemonlens program.' };
  }
  if (fs.existsSync(path.join(home, 'runtime'))) {
    // The extension for one platform holds its own Java.
    return start(process.platform === 'win32' ? packed(home) : launched(undefined, home));
  }
  const wanted = settings.get<string>('javaHome', '').trim();
  const homes = wanted ? [wanted] : [process.env.JAVA_HOME, undefined];
  for (const javaHome of new Set(homes)) {
    const java = javaHome ? path.join(javaHome, 'bin', 'java') : 'java';
    if ((await javaRelease(java)) >= oldestJava) {
      return start(process.platform === 'win32' ? direct(java, home) : launched(javaHome, home));
    }
  }
  return {
    problem: `DaemonLens needs Java ${oldestJava} or newer and found none `
      + (wanted ? `in ${wanted}.` : 'in JAVA_HOME or on the path.')
      + ' Install one, or name its folder in the setting daemonlens.javaHome.',
  };
}

function start(executable: Executable): Found {
  return { options: { ...executable, transport: TransportKind.stdio } };
}

/** Through the launcher, which keeps an archive of loaded classes so that later starts are fast. */
function launched(javaHome: string | undefined, home: string): Executable {
  const env = javaHome ? { ...process.env, DAEMONLENS_JAVA_HOME: javaHome } : process.env;
  return { command: 'sh', args: [path.join(home, 'bin', 'daemonlens'), 'server'], options: { env } };
}

function packed(home: string): Executable {
  return { command: path.join(home, 'runtime', 'bin', 'java.exe'), args: ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-m', 'io.daemonlens.app/io.daemonlens.cli.Main', 'server'] };
}

function direct(java: string, home: string): Executable {
  const jar = path.join(home, 'lib', 'daemonlens.jar');
  return { command: java, args: ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', jar, 'io.daemonlens.cli.Main', 'server'] };
}

/** The major release of a Java program; 0 where it cannot be run. */
async function javaRelease(java: string): Promise<number> {
  try {
    const { stdout, stderr } = await promisify(execFile)(java, ['-version'], { timeout: 10_000 });
    return Number(/version "(?:1\.)?(\d+)/.exec(stderr + stdout)?.[1] ?? 0);
  } catch {
    return 0;
  }
}
