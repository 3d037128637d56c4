import * as vscode from 'vscode';
import type { Location, Position } from 'vscode-languageclient';
import type { Client } from './host.ts';

/** What a code lens of the server gives along: where it stands, and the places that it counts. */
export type Places = [uri: string, position: Position, locations: Location[]];

/** Shows places in the list that VS Code has for references. */
export async function showPlaces({ protocol2CodeConverter: convert }: Client, ...[uri, position, locations]: Places): Promise<void> {
  await vscode.commands.executeCommand(
    'editor.action.showReferences',
    convert.asUri(uri),
    convert.asPosition(position),
    locations.map((location) => convert.asLocation(location)),
  );
}
