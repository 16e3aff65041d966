package dev.inlay.compiler.planner;

import dev.inlay.compiler.program.LanePlan;
import java.util.Set;

/**
 * A plan of float lanes.
 *
 * @param arrays names of the slots that are held in arrays as well, or in arrays alone
 */
record LaneSchedule(LanePlan plan, Set<String> arrays) {}
