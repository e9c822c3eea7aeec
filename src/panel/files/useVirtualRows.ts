/**
 * TanStack's hook. The functions that it returns answer anew each time, which
 * a compiler that memoizes components would have to know: we use none, and the
 * grid hands none of them on.
 */
export { useVirtualizer as useVirtualRows } from '@tanstack/react-virtual';
