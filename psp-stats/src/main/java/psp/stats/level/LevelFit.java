package psp.stats.level;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What like ground of the city and the area's own past say about the laws. */
final class LevelFit {
    static final int LEAST_DONORS = 8;
    static final int POOL = 96;
    static final int USED = 48;
    static final int ENOUGH = 24;
    /** How much of what like ground says holds of one area beside what its own past says. */
    private static final double KIN = 0.4;

    /** A donor: its zones, its counts and its past. */
    static final class Donor {
        private final CityGround ground;
        private final Design design;
        private final int[] zones;
        private double @Nullable [] counts;
        private @Nullable Past past;

        Donor(CityGround ground, Design design, int[] zones) {
            this.ground = ground;
            this.design = design;
            this.zones = zones;
        }

        int[] zones() {
            return zones;
        }

        /** Its counts, which nobody changes. */
        synchronized double[] counts() {
            double[] made = counts;
            if (made == null) {
                made = ground.sum(zones);
                counts = made;
            }
            return made;
        }

        synchronized Past past() {
            Past made = past;
            if (made == null) {
                made = new Past(ground, design, counts(), minus(ground.total(), counts()));
                past = made;
            }
            return made;
        }
    }

    private record PoolKey(String what, int rung, Design design) {}

    private final CityGround ground;
    private final Design design;
    private final List<Donor> donors;
    private final double donorWeight;
    private final Mixture pooled;

    LevelFit(CityGround ground, Design design, int rung, BitSet excluded) {
        this.ground = ground;
        this.design = design;
        int from = Math.max(design.since(), design.end() - 5 * ground.ticksPerYear());
        List<Donor> usable = new ArrayList<>();
        for (Donor donor : pool(ground, design, rung, from)) {
            if (usable.size() < USED && !touches(donor.zones(), excluded)) {
                usable.add(donor);
            }
        }
        if (usable.size() < ENOUGH && !excluded.isEmpty()) {
            usable.clear();
            for (int[] zones : Donors.grow(ground, rung, from, design.end(), excluded, ENOUGH)) {
                usable.add(new Donor(ground, design, zones));
            }
        }
        donors = usable;
        double[] means = ground.means(from, design.end());
        double city = 0;
        double size = 0;
        for (int i = 0; i < ground.zones(); i++) {
            city += excluded.get(i) ? 0 : means[i];
        }
        for (Donor donor : donors) {
            for (int zone : donor.zones()) {
                size += means[zone] / donors.size();
            }
        }
        donorWeight = donors.size() < LEAST_DONORS ? 0 : Math.min(1, city / size / donors.size());
        pooled = Mixture.of(posterior(null));
    }

    private static List<Donor> pool(CityGround ground, Design design, int rung, int from) {
        return ground.kept(new PoolKey("pool", rung, design), () -> {
            List<Donor> all = new ArrayList<>();
            for (int[] zones : Donors.grow(ground, rung, from, design.end(), new BitSet(), POOL)) {
                all.add(new Donor(ground, design, zones));
            }
            return List.copyOf(all);
        });
    }

    private record LikeKey(String what, int rung, int from, int to) {}

    /** Returns the zones of like areas. */
    static List<int[]> like(CityGround ground, int rung, int from, int to, BitSet excluded) {
        int since = Math.max(from, to - 5 * ground.ticksPerYear());
        List<int[]> pool = ground.kept(
                new LikeKey("like", rung, since, to), () -> Donors.grow(ground, rung, since, to, new BitSet(), POOL));
        List<int[]> usable = pool.stream()
                .filter(zones -> !touches(zones, excluded))
                .limit(USED)
                .toList();
        return usable.size() < ENOUGH && !excluded.isEmpty()
                ? Donors.grow(ground, rung, since, to, excluded, ENOUGH)
                : usable;
    }

    static double[] minus(double[] all, double[] part) {
        for (int i = 0; i < all.length; i++) {
            all[i] -= part[i];
        }
        return all;
    }

    private static boolean touches(int[] zones, BitSet excluded) {
        for (int zone : zones) {
            if (excluded.get(zone)) {
                return true;
            }
        }
        return false;
    }

    double[] posterior(@Nullable Past own) {
        double[] log = LevelGrid.prior();
        for (Donor donor : donors) {
            Past past = donor.past();
            for (int g = 0; g < log.length; g++) {
                log[g] += (own == null ? 1 : KIN) * donorWeight * past.logLikelihood(g);
            }
        }
        for (int g = 0; own != null && g < log.length; g++) {
            log[g] += own.logLikelihood(g);
        }
        return log;
    }

    List<Donor> donors() {
        return donors;
    }

    double donorWeight() {
        return donorWeight;
    }

    Mixture pooled() {
        return pooled;
    }

    Mixture with(Past own) {
        return Mixture.of(posterior(own));
    }

    /** Returns the sum and the number of squared standardized misses of a past under laws. */
    static double[] misses(Past past, Mixture mixture) {
        double sum = 0;
        for (int i = 0; i < past.trials(); i++) {
            sum += squared(past.predictive(i, mixture), past.counted(i));
        }
        return new double[] {sum, past.trials()};
    }

    static double squared(Predictive predictive, double counted) {
        double off = counted - predictive.mean();
        return off * off / predictive.variance();
    }

    /** Returns the sum and the number of squared misses of donors in earlier windows and in this one, for donors that do not overlap. */
    double[] allMisses(BitSet excluded, int end) {
        double[] all = windowMisses(excluded, end);
        for (Donor donor : donors) {
            double[] past = misses(donor.past(), pooled);
            all[0] += past[0];
            all[1] += past[1];
        }
        return new double[] {all[0] * donorWeight, all[1] * donorWeight};
    }

    private double[] windowMisses(BitSet excluded, int end) {
        double[] other = ground.total();
        int[] out = excluded.stream().toArray();
        other = minus(other, ground.sum(out));
        double sum = 0;
        for (Donor donor : donors) {
            double[] rest = minus(other.clone(), donor.counts());
            Trial trial = design.trial(ground, donor.counts(), rest, design.origin(), end);
            if (trial.usable()) {
                sum += squared(pooled.predictive(trial), trial.counted());
            }
        }
        return new double[] {sum, donors.size()};
    }
}
