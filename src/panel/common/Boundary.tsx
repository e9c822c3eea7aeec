import type { ReactNode } from 'react';
import { Component } from 'react';

interface BoundaryProps {
  /** What is shown where the children can't be. */
  instead: ReactNode;
  children: ReactNode;
}

/**
 * Keeps what can't be shown from taking the panel with it: a document of a
 * service that is in no known form. React tells the console what was thrown.
 */
export class Boundary extends Component<BoundaryProps> {
  static getDerivedStateFromError(): object {
    return { failed: true };
  }

  override state = { failed: false };

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
