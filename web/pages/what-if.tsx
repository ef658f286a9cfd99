import { Page } from '../parts/page';
import { WhatIfAnchorsFrame } from '../parts/what-if-anchors-frame';
import { WhatIfBacktestFrame } from '../parts/what-if-backtest-frame';
import { WhatIfBandsFrame } from '../parts/what-if-bands-frame';
import { WhatIfBase } from '../parts/what-if-base';
import { WhatIfCalibrationFrame } from '../parts/what-if-calibration-frame';
import { WhatIfCompareFrame } from '../parts/what-if-compare-frame';
import { WhatIfConstraintFrame } from '../parts/what-if-constraint-frame';
import { WhatIfDifferencesFrame } from '../parts/what-if-differences-frame';
import { WhatIfLevers } from '../parts/what-if-levers';
import { WhatIfNextFrame } from '../parts/what-if-next-frame';
import { WhatIfScenariosFrame } from '../parts/what-if-scenarios-frame';
import { WhatIfVerdict } from '../parts/what-if-verdict';
import classes from '../parts/what-if.module.css';
import { useView } from '../state/use-view';
import { useWhatIfState, WhatIfContext } from '../state/what-if';

/** What breaks next, and what would change it? */
export function WhatIfPage() {
  const { org } = useView();
  // Of another organization nothing is kept.
  return <WhatIf key={org} />;
}

function WhatIf() {
  const state = useWhatIfState();
  const { asked, answer, run } = state;
  // A lever that cannot be tried is no reason to take the levers away.
  const refused = Boolean(run?.refusal) || (answer !== undefined && answer.calibration.refusal !== null);
  // The verdict says why there is nothing to draw, or what went wrong.
  const drawn = !asked.error && !refused && (answer !== undefined || asked.isPending);
  return (
    <WhatIfContext.Provider value={state}>
      <Page
        title="What if"
        question="What breaks next, and what would change it?"
        range={false}
        clock={false}
        compare={false}
      >
        <WhatIfVerdict />
        <div className={refused ? undefined : classes.columns} data-print="one-column">
          {!refused && (
            <div className={classes.aside}>
              <WhatIfBase />
              <WhatIfLevers />
            </div>
          )}
          <div className={classes.main}>
            {drawn && (
              <>
                <WhatIfBandsFrame />
                <WhatIfConstraintFrame />
                <WhatIfNextFrame />
                <WhatIfDifferencesFrame />
              </>
            )}
            <WhatIfScenariosFrame />
            <WhatIfCompareFrame />
            {drawn && (
              <>
                <WhatIfBacktestFrame />
                <WhatIfCalibrationFrame />
              </>
            )}
            <WhatIfAnchorsFrame />
          </div>
        </div>
      </Page>
    </WhatIfContext.Provider>
  );
}
