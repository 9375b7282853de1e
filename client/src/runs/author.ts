import * as vscode from "vscode";
import { repositoryOf } from "../git/gitExtension";
import { section } from "../settings";

/** Who works here: the setting, else git's user of the repository; undefined when neither says. */
export async function authorFor(uri: vscode.Uri): Promise<string | undefined> {
  const stated = vscode.workspace.getConfiguration(section, uri).get<string>("author", "").trim();
  if (stated !== "") return stated;
  const repository: unknown = await repositoryOf(uri).catch(() => undefined);
  if (!hasConfiguration(repository)) return undefined;
  const name = await repository.getConfig("user.name").catch(() => "");
  const known = name.trim() === "" ? await repository.getGlobalConfig("user.name").catch(() => "") : name;
  return known.trim() === "" ? undefined : known.trim();
}

interface Configuration {
  getConfig(key: string): Promise<string>;
  getGlobalConfig(key: string): Promise<string>;
}

const hasConfiguration = (repository: unknown): repository is Configuration =>
  typeof repository === "object" && repository !== null && "getConfig" in repository && "getGlobalConfig" in repository;
