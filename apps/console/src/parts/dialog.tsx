import { Modal, type ModalProps } from 'antd';

/**
 * Stands from its first frame where it will be pressed. One that grows into its place lies under the pointer at full size
 * for a moment, then shrinks and grows again: a press that began on its button ends beside it, and is lost.
 */
export function Dialog(props: Omit<ModalProps, 'transitionName' | 'maskTransitionName'>) {
  return <Modal {...props} transitionName="" maskTransitionName="" />;
}
