// The extension starts the language server, shows what it answers and decides nothing itself.

import * as vscode from 'vscode';
import { LanguageClient, LanguageClientOptions, RevealOutputChannelOn, State } from 'vscode-languageclient/node';
import { OlderTexts } from './older';
import { Panels } from './panels';
import { findServer } from './server';
import { openIncident } from './tour';

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
      fileEvents: vscode.workspace.createFileSystemWatcher('**/.daemonlens.yaml'),
    },
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
  context.subscriptions.push(
    panels,
    older,
    running.onDidChangeState(({ newState }) => {
      void vscode.commands.executeCommand('setContext', 'daemonlens.running', newState === State.Running);
    }),
    vscode.commands.registerCommand('daemonlens.preview', () => panels.showActive('preview')),
    vscode.commands.registerCommand('daemonlens.rollout', () => panels.showActive('rollout')),
    vscode.commands.registerCommand('daemonlens.compare', () => older.showActive()),
    vscode.commands.registerCommand('daemonlens.tour', (name: unknown) => openIncident(name, panels, context)),
    vscode.commands.registerCommand('daemonlens.status', () => showStatus(running)),
    vscode.commands.registerCommand('daemonlens.restart', () => running.restart()),
  );
  await running.start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

/** What runs here and what each part costs, as the server tells it. */
async function showStatus(running: LanguageClient): Promise<void> {
  const status = await running.sendRequest('daemonlens/status', {});
  const document = await vscode.workspace.openTextDocument({
    language: 'json',
    content: JSON.stringify(status, null, 2) + '\n',
  });
  await vscode.window.showTextDocument(document, { preview: true });
}
