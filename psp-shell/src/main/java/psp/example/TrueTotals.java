package psp.example;

import java.util.List;
import psp.core.Period;

/** stub. */
final class TrueTotals {

    private TrueTotals() {
    }

    record Violent(Period period, Ground.Area area, int incidents) {
    }

    record Shootings(Period period, Ground.Area area, int incidents, int withWounded, int wounded, int killed) {
    }

    static List<Violent> violent() {
        return List.of();
    }

    static List<Shootings> shootings() {
        return List.of();
    }
}
