// The tour's incidents: writes one beside the user's files and opens it with its preview or rollout.

import * as vscode from 'vscode';
import { Panels } from './panels';

const folderName = 'daemonlens-tour';

/** Opens an incident of the walkthrough. Files that are there already stay as they were edited. */
export async function openIncident(name: unknown, panels: Panels, context: vscode.ExtensionContext): Promise<void> {
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!workspace) {
    void vscode.window.showInformationMessage('Open a folder first: the files of the tour are written there.');
    return;
  }
  if (typeof name !== 'string' || !/^[a-z-]+$/.test(name)) {
    return;
  }
  const source = vscode.Uri.joinPath(context.extensionUri, 'tour', 'files', name);
  const target = vscode.Uri.joinPath(workspace, folderName, name);
  for (const [file] of await vscode.workspace.fs.readDirectory(source)) {
    try {
      await vscode.workspace.fs.copy(vscode.Uri.joinPath(source, file), vscode.Uri.joinPath(target, file), { overwrite: false });
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError && error.code === 'FileExists')) {
        throw error;
      }
    }
  }
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(target, 'manifest.yaml'));
  await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  await panels.showActive('preview');
}
