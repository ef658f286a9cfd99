import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';

/** Throws when the application cannot work. */
export type HealthCheck = () => Promise<void>;
export const HEALTH_CHECK = Symbol('HEALTH_CHECK');

/** For load balancers and containers: 200 while the database answers, else 503. */
@Controller('health')
export class HealthController {
  constructor(@Inject(HEALTH_CHECK) private readonly check: HealthCheck) {}

  @Get()
  async health(): Promise<{ status: 'ok' }> {
    try {
      await this.check();
    } catch (cause) {
      throw new ServiceUnavailableException('The database does not answer.', { cause });
    }
    return { status: 'ok' };
  }
}
