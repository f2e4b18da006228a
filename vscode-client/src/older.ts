// The older revision beside the file, in the editor's own diff.

import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';

interface Older {
  source: string;
  title: string;
  text: string;
}

const scheme = 'daemonlens-older';

/** Older texts as documents that nobody can edit, by the file they are older than. */
export class OlderTexts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  private readonly provided: vscode.Disposable;
  readonly onDidChange = this.changes.event;

  constructor(private readonly client: LanguageClient) {
    this.provided = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  /** Opens the diff that the command of the server stands for; false where there is no older text. */
  async show(command: string, args: unknown[]): Promise<boolean> {
    const target = args[0] as { uri?: string } | undefined;
    return command === 'daemonlens.server.revision' && !!target?.uri && this.open(vscode.Uri.parse(target.uri));
  }

  async showActive(): Promise<void> {
    const uri = vscode.window.activeTextEditor?.document.uri;
    if (!uri) {
      void vscode.window.showInformationMessage('Open a manifest first.');
    } else if (!(await this.open(uri))) {
      await vscode.commands.executeCommand('daemonlens.server.revision', { uri: uri.toString() });
    }
  }

  dispose(): void {
    this.provided.dispose();
    this.changes.dispose();
  }

  private async open(uri: vscode.Uri): Promise<boolean> {
    const older = await this.client.sendRequest<Older | null>('daemonlens/older', { uri: uri.toString() });
    if (!older) {
      return false;
    }
    const virtual = uri.with({ scheme, query: `${uri.scheme}:${older.source}` });
    this.texts.set(virtual.toString(), older.text);
    this.changes.fire(virtual);
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    await vscode.commands.executeCommand('vscode.diff', virtual, uri, `${older.title} ↔ ${name}`);
    return true;
  }
}
