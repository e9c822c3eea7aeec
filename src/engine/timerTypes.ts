/** Data of timers that crosses the port: the service's own documents. */
export type {
  InactiveReason,
  TimerDocument,
  TimerRunDocument,
  TimerSchedule,
  TimerWish
} from '../globus/timerTypes';
