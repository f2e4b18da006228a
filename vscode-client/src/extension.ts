// The extension starts the language server, shows what it answers and decides nothing itself.

import * as vscode from 'vscode';
import { CloseAction, ErrorAction, ErrorHandler, LanguageClient, LanguageClientOptions, RevealOutputChannelOn, State } from 'vscode-languageclient/node';
import { OlderTexts } from './older';
import { Panels } from './panels';
import { findServer } from './server';
import { openIncident } from './tour';
import { StatusItem } from './status';

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel('DaemonLens', 'log');
  context.subscriptions.push(output);

  const run = await findServer(context);
  if ('problem' in run) {
    output.appendLine(run.problem);
    const choice = await vscode.window.showErrorMessage(run.problem, 'Open settings');
    if (choice) {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'daemonlens.javaHome');
    }
    return;
  }

  const options: LanguageClientOptions = {
    documentSelector: [
      { language: 'yaml', scheme: 'file' },
      { language: 'yaml', scheme: 'untitled' },
      { language: 'json', scheme: 'file' },
    ],
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: {
      ...vscode.workspace.getConfiguration('daemonlens'),
      editorLanguage: vscode.env.language,
      trusted: vscode.workspace.isTrusted,
    },
    synchronize: {
      configurationSection: 'daemonlens',
    },
    errorHandler: restarting(),
    middleware: {
      // A lens runs a command of the server. Other editors are shown a file; here it is a panel or a diff.
      executeCommand: async (command, args, next) =>
        (await panels.show(command, args)) || (await older.show(command, args)) || next(command, args),
    },
  };

  client = new LanguageClient('daemonlens', 'DaemonLens', run.options, options);
  const panels = new Panels(client, context);
  const older = new OlderTexts(client);
  const running = client;
  const status = new StatusItem(running);
  context.subscriptions.push(
    panels,
    older,
    status,
    vscode.workspace.onDidGrantWorkspaceTrust(() => running.sendNotification('daemonlens/trust', { trusted: true })),
    vscode.window.onDidChangeActiveTextEditor(editor => count(editor?.document)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) {
        count(document);
      }
    }),
    running.onDidChangeState(({ newState }) => {
      void vscode.commands.executeCommand('setContext', 'daemonlens.running', newState === State.Running);
    }),
    vscode.commands.registerCommand('daemonlens.preview', () => panels.showActive('preview')),
    vscode.commands.registerCommand('daemonlens.rollout', () => panels.showActive('rollout')),
    vscode.commands.registerCommand('daemonlens.compare', () => older.showActive()),
    vscode.commands.registerCommand('daemonlens.tour', (name: unknown) => openIncident(name, panels, context)),
    vscode.commands.registerCommand('daemonlens.status', () => status.show()),
    vscode.commands.registerCommand('daemonlens.choose', () => status.choose()),
    vscode.commands.registerCommand('daemonlens.restart', () => running.restart()),
  );
  count(vscode.window.activeTextEditor?.document);
  await running.start();
  await status.update();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

/** A server that ends is started again, however often; the waits between starts grow to half a minute. */
function restarting(): ErrorHandler {
  let ended: number[] = [];
  return {
    error: () => ({ action: ErrorAction.Continue }),
    closed: async () => {
      const now = Date.now();
      ended = [...ended.filter(each => now - each < 180_000), now];
      const waitMillis = ended.length < 3 ? 0 : Math.min(30_000, 1000 * 2 ** (ended.length - 3));
      await new Promise(resolve => setTimeout(resolve, waitMillis));
      return { action: CloseAction.Restart, handled: true };
    },
  };
}

/** Whether the active file holds a DaemonSet, which the button in the title bar is for. */
function count(document: vscode.TextDocument | undefined): void {
  const found = document?.getText().match(/^\s*(- )?["']?kind["']?:\s*["']?DaemonSet\b/gm)?.length ?? 0;
  void vscode.commands.executeCommand('setContext', 'daemonlens.daemonSets', found);
}
