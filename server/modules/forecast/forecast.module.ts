import { Module } from '@nestjs/common';
import { Scenarios } from '../../store/scenarios';
import { ForecastResolver } from './forecast.resolver';
import { ForecastTables } from './forecast-tables';
import { ForecastSources } from './forecast-sources';
import { ForecastService } from './forecast.service';
import { ScenarioResolver } from './scenario.resolver';
import { ScenarioService } from './scenario.service';

/** What breaks next: calibration, simulation, backtest, and the scenarios people keep. */
@Module({
  providers: [
    ForecastResolver,
    ForecastService,
    ForecastSources,
    ForecastTables,
    ScenarioResolver,
    ScenarioService,
    Scenarios,
  ],
})
export class ForecastModule {}
