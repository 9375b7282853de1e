/**
 * The key under which names of alerts are compared: without case, spaces and punctuation. `KubePodCrashLooping`,
 * `kube-pod-crash-looping` and `Kube Pod Crash Looping` are one name. Empty for a text that holds no name.
 */
export function alertKey(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(noName, "");
}

const noName = /[\p{P}\p{Z}\p{C}]+/gu;
