import type { EngineApi } from '../../engine/contract';
import { serverDisks } from '../serverDisks';

/** Disks as the settings have them, on a server whose top folder is `/top`. */
export function someDisks(engine: EngineApi, settings: unknown = []) {
  return serverDisks({
    engine,
    settings: () => settings,
    ask: async () => null,
    local: path => (path.includes(':') ? null : path),
    root: '/top'
  });
}
