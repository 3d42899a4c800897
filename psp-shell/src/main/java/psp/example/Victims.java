package psp.example;

import java.util.ArrayList;
import java.util.List;

/** How a month's killed and wounded people are spread over its shootings. */
final class Victims {

    private Victims() {}

    /**
     * Killed and wounded of each incident, so that all four totals of the month come out.
     *
     * <p>An incident without a wounded person has somebody killed, or it would be no shooting incident.
     */
    static List<int[]> spread(TrueTotals.Shootings total, Dice dice) {
        int fatalOnly = total.incidents() - total.withWounded();
        int moreWounded = total.wounded() - total.withWounded();
        int moreKilled = total.killed() - fatalOnly;
        if (fatalOnly < 0
                || moreWounded < 0
                || moreKilled < 0
                || (total.withWounded() == 0 && moreWounded > 0)
                || (total.incidents() == 0 && moreKilled > 0)) {
            throw new IllegalArgumentException(total + ": no shootings can have these totals together");
        }
        List<int[]> incidents = new ArrayList<>();
        for (int i = 0; i < total.incidents(); i++) {
            incidents.add(i < total.withWounded() ? new int[] {0, 1} : new int[] {1, 0});
        }
        for (int i = 0; i < moreWounded; i++) {
            incidents.get(dice.below(total.withWounded()))[1]++;
        }
        for (int i = 0; i < moreKilled; i++) {
            incidents.get(dice.below(total.incidents()))[0]++;
        }
        return incidents;
    }
}
