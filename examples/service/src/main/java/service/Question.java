package service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import psp.core.Boundary;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Zone;
import psp.core.Zones;
import psp.geo.Rings;
import psp.geo.ZoneIndex;

/**
 * What the service is asked, the one class to replace by your own.
 *
 * @param ground the zones; the focus, its ring and the city's other ground, which says how areas move here
 * @param outcome what is counted
 * @param operation what was done where and when
 * @param since the first day from which all incidents are sent
 */
record Question(ZoneIndex ground, Outcome outcome, Operation operation, LocalDate since) {

    /** A simulated corridor with a ring of 500 m and twenty tracts; psp.io.zone.ZoneFile reads yours. */
    static Question example() {
        Zone corridor = Zone.of("corridor", Boundary.box(-87.95, 43.06, -87.93, 43.08));
        List<Zone> zones = new ArrayList<>(Rings.around(corridor, 500));
        for (int i = 0; i < 20; i++) {
            double west = -87.92 + 0.02 * (i % 5);
            double south = 43.00 + 0.02 * (i / 5);
            zones.add(Zone.of("tract " + (i + 1), Boundary.box(west, south, west + 0.02, south + 0.02)));
        }
        return new Question(
                ZoneIndex.of(Zones.of(corridor, zones)),
                Outcome.of("shootings", "SHOT"),
                Operation.in("corridor")
                        .ring("corridor ring 0-500 m")
                        .active("2016-01-01/2017-01-01")
                        .withdrawn("2017-01-01/2018-01-01"),
                LocalDate.of(2014, 1, 1));
    }
}
