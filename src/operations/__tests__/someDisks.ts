import type { EngineApi } from '../../engine/contract';
import { ServerDisks } from '../serverDisks';

/** Disks as the settings have them, on a server whose top folder is `/top`. */
export function someDisks(engine: EngineApi, settings: unknown = []) {
  return new ServerDisks({
    engine,
    settings: () => settings,
    ask: async () => null,
    local: path => (path.includes(':') ? null : path),
    root: '/top'
  });
}
