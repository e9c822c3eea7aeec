export { safeLines, safeText } from '../../operations/safeText';
