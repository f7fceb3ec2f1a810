// What a program in TypeScript may write against junheng.d.ts; only compiled, never run.
import init, { initSync, version } from "../../dist/junheng.js";

export async function start(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  await init({ module_or_path: bytes });
  return version();
}

export function startAtOnce(bytes: BufferSource): string {
  initSync({ module: bytes });
  const edition: string = version();
  // @ts-expect-error: a version is a text
  const number: number = version();
  return edition + String(number);
}
