import { Select } from 'antd';
import { Field } from '../../parts/field.tsx';
import { graphsOf } from '../jdm.ts';
import { changeGraph, graphAt, type NodePlace } from './document.ts';
import { useEditor } from './editor.ts';
import { setTargets, targetsOf } from './graph-edits.ts';

interface LeadsToProps {
  readonly place: NodePlace;
  /** Of a switch the statement that leads there. */
  readonly branch: string | null;
  readonly label: string;
}

/** The edges that leave a node or one of its branches. */
export function LeadsTo({ place, branch, label }: LeadsToProps) {
  const { document, edit } = useEditor();
  const start = { node: place.node, branch };
  const nodes = graphsOf(document).find(({ key }) => key === place.graph)?.nodes ?? [];
  return (
    <Field label={label}>
      {({ status: _status, ...field }) => (
        <Select
          {...field}
          mode="multiple"
          optionFilterProp="label"
          value={[...targetsOf(graphAt(document, place.graph), start)]}
          onChange={(targets: string[]) =>
            edit(changeGraph(document, place.graph, (graph) => setTargets(graph, start, targets)))
          }
          options={nodes
            .filter(({ id, kind }) => id !== place.node && kind !== 'inputNode')
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </Field>
  );
}
