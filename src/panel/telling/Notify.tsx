import { useState } from 'react';
import { failureOf } from '../../engine/contract';
import { Check } from '../common/Check';
import { usePanel } from '../common/context';
import { FailureView } from '../common/Failure';
import { useMutation } from '../query/hooks';
import { useFollowed } from '../signIn/useChoice';
import { askBrowser, barrier } from './inBrowser';
import { barrierText } from './offer';

/** Whether the browser is to tell of tasks while no page can be seen. */
export function Notify(): JSX.Element {
  const { services, trans } = usePanel();
  const isOn = useFollowed(() => services.notifies());
  const [ticked, setTicked] = useState<boolean | null>(null);
  const settle = () => setTicked(null);
  const { mutate, error } = useMutation({
    mutationFn: async (wanted: boolean) => {
      // Asked here: browsers do so for a click alone.
      if (!wanted || (await askBrowser()) === null) {
        await services.notify(wanted);
      }
    },
    onSuccess: settle,
    onError: settle
  });
  const why = barrierText(barrier(), trans);
  return (
    <>
      <Check
        label={trans.__('Browser notifications while no page can be seen')}
        checked={ticked ?? isOn}
        onChange={wanted => {
          setTicked(wanted);
          mutate(wanted);
        }}
      />
      {why !== null && <p className="jp-GlobusHint">{why}</p>}
      {error && <FailureView failure={failureOf(error)} />}
    </>
  );
}
