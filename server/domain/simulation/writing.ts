import type { Authorship } from '../authorship';
import { WEEK } from './civil-date';
import { changeBegun, type Change } from './change';
import { phaseOfWeek } from './planted';
import type { Person } from './roster';
import { SERVICES, seatsPerWeek } from './services';
import { CLOSES, OPENS } from './work-calendar';
import type { World } from './world';

/** Pull requests the organization begins in a whole working week of the first phase. */
const PER_WEEK = 54;

/** Weight and habit of a person in a week: daily users of agents write more, and mostly through them. */
function habitOf(person: Person, week: number): { weight: number; agent: number; assisted: number } {
  const base = person.pace * (person.engineer ? 1 : week < 13 ? 0.06 : 0.2);
  if (week >= person.powerFrom) return { weight: base * 2.4, agent: 0.55, assisted: 0.3 };
  if (week >= person.casualFrom) return { weight: base * 1.3, agent: 0.1, assisted: 0.5 };
  return { weight: base, agent: 0, assisted: 0 };
}

/** Begins the pull requests of all weeks: Poisson per person and week, evenly over the working hours. */
export function planWriting(world: World, begin: (change: Change) => void): void {
  const draw = world.draw.writing;
  const allSeats = SERVICES.reduce((sum, service) => sum + seatsPerWeek(service), 0);
  for (let from = world.startsAt; from < world.endsAt; from += WEEK) {
    const week = world.weekAt(from);
    const wanted = PER_WEEK * phaseOfWeek(week).writing;
    for (let team = 0; team < SERVICES.length; team++) {
      const members = world.people.filter((person) => person.team === team);
      const habits = members.map((person) => habitOf(person, week));
      const weights = habits.reduce((sum, habit) => sum + habit.weight, 0);
      const share = seatsPerWeek(SERVICES[team]) / allSeats;
      members.forEach((person, i) => {
        const days = person.calendar.openings(from, from + WEEK);
        const mean = (wanted * share * habits[i].weight * days.length) / (weights * 5);
        for (let n = draw.poisson(mean); n > 0; n--) {
          const at = Math.round(draw.pick(days) + draw.between(0, CLOSES - OPENS));
          const luck = draw.uniform();
          const authorship: Authorship =
            luck < habits[i].agent
              ? 'agent_authored'
              : luck < habits[i].agent + habits[i].assisted
                ? 'ai_assisted'
                : 'unmarked';
          begin(changeBegun(world, person, at, authorship));
        }
      });
    }
  }
}
