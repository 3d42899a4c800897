package psp.stats.level;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Areas of like size made of a city's other zones. */
final class Donors {
    /** The smallest size of the ladder, in counts a year. */
    private static final double FIRST = 6;

    private static final double STEP = 1.5;

    private Donors() {}

    /** Returns the rung of the ladder of sizes on which an area stands. */
    static int rung(double perYear) {
        return (int) Math.max(0, Math.round(StrictMath.log(Math.max(perYear, 1e-9) / FIRST) / StrictMath.log(STEP)));
    }

    static double size(int rung) {
        return FIRST * StrictMath.pow(STEP, rung);
    }

    /** Returns sets of neighbouring zones, sorted inside, each of about the size of a rung in the periods from..to. */
    static List<int[]> grow(CityGround ground, int rung, int from, int to, BitSet without, int most) {
        int n = ground.zones();
        double[] size = ground.means(from, to).clone();
        without.stream().forEach(i -> size[i] = 0);
        double[] key = new double[n];
        for (int i = 0; i < n; i++) {
            double u = new SplittableRandom(
                            77_003L * (rung + 1) + ground.names().get(i).hashCode())
                    .nextDouble();
            key[i] = size[i] > 0 ? -StrictMath.log(1 - u) / size[i] : Double.POSITIVE_INFINITY;
        }
        int[] seeds = IntStream.range(0, n)
                .filter(i -> size[i] > 0)
                .boxed()
                .sorted((a, b) -> key[a] != key[b] ? Double.compare(key[a], key[b]) : Integer.compare(a, b))
                .mapToInt(i -> i)
                .toArray();
        List<int[]> found = new ArrayList<>();
        Set<List<Integer>> known = new HashSet<>();
        double target = size(rung);
        for (int seed : seeds) {
            if (found.size() == most) {
                break;
            }
            int[] order = ground.hasMiddles() ? ground.nearest(seed) : beside(seed, size);
            int[] zones = from(order, seed, size, target);
            if (zones.length > 0 && known.add(IntStream.of(zones).boxed().toList())) {
                found.add(zones);
            }
        }
        return found;
    }

    /** Returns the zones in which something was counted, those beside a seed in the order of names first. */
    private static int[] beside(int seed, double[] size) {
        int[] order = new int[size.length];
        int n = 0;
        int left = seed;
        int right = seed + 1;
        boolean toLeft = true;
        while (left >= 0 || right < size.length) {
            while (left >= 0 && !(size[left] > 0)) {
                left--;
            }
            while (right < size.length && !(size[right] > 0)) {
                right++;
            }
            if (left >= 0 && (toLeft || right >= size.length)) {
                order[n++] = left--;
            } else if (right < size.length) {
                order[n++] = right++;
            }
            toLeft = !toLeft;
        }
        return Arrays.copyOf(order, n);
    }

    private static int[] from(int[] order, int seed, double[] size, double target) {
        if (size[seed] > 2 * target) {
            return new int[0];
        }
        int[] chosen = new int[size.length];
        int n = 0;
        double sum = 0;
        for (int zone : order) {
            if (!(size[zone] > 0) || (n > 0 && sum + size[zone] > 1.2 * target)) {
                continue;
            }
            chosen[n++] = zone;
            sum += size[zone];
            if (sum >= 0.85 * target) {
                break;
            }
        }
        int[] zones = Arrays.copyOf(chosen, sum >= target / STEP ? n : 0);
        Arrays.sort(zones);
        return zones;
    }
}
