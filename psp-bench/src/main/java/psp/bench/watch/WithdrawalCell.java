package psp.bench.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import psp.bench.draw.Draws;

/**
 * A course of counts by the protocol of the withdrawal benchmark: baseline, operation, then a level that holds or returns.
 *
 * @param id its number
 * @param frequency periods a year
 * @param level mean of the baseline, a period
 * @param phi variance over mean at the baseline
 * @param amplitude of the yearly wave, on the log scale
 * @param phase of the waves, in years
 * @param second amplitude of the half-yearly wave
 * @param fall the share by which the operation lowers the level
 * @param returned the share of the fall that comes back
 * @param gradual whether it comes back over six months
 * @param lag how many periods after the withdrawal
 * @param autocorrelation of the log-normal factor; 0 for independent counts
 * @param drift of the level a year
 * @param quadratic whether the variance grows with the square of the mean
 * @param watched how many periods are watched
 */
public record WithdrawalCell(
        String id,
        int frequency,
        double level,
        double phi,
        double amplitude,
        double phase,
        double second,
        double fall,
        double returned,
        boolean gradual,
        int lag,
        double autocorrelation,
        double drift,
        boolean quadratic,
        int watched) {

    public static List<WithdrawalCell> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        Map<String, Integer> at = new HashMap<>();
        String[] names = lines.get(0).split(",");
        for (int i = 0; i < names.length; i++) {
            at.put(names[i], i);
        }
        List<WithdrawalCell> cells = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] v = line.split(",");
            cells.add(new WithdrawalCell(
                    v[at.get("id")],
                    whole(v, at, "freq"),
                    number(v, at, "lambda0"),
                    number(v, at, "phi"),
                    number(v, at, "amp"),
                    number(v, at, "phase"),
                    number(v, at, "amp2"),
                    number(v, at, "r"),
                    number(v, at, "g"),
                    v[at.get("onset")].equals("gradual"),
                    whole(v, at, "lag"),
                    number(v, at, "ar"),
                    number(v, at, "drift"),
                    v[at.get("noise")].equals("nb2"),
                    whole(v, at, "watched")));
        }
        return cells;
    }

    private static double number(String[] values, Map<String, Integer> at, String name) {
        return Double.parseDouble(values[at.get(name)]);
    }

    private static int whole(String[] values, Map<String, Integer> at, String name) {
        return Integer.parseInt(values[at.get(name)]);
    }

    /** Returns the means of some years of baseline, one of operation, and what is watched. */
    double[] means(int baselineYears) {
        int before = baselineYears * frequency;
        double[] means = new double[before + frequency + watched];
        double first = 0;
        for (int i = 0; i < means.length; i++) {
            double years = (i + 1.0) / frequency - phase;
            means[i] = Math.exp(amplitude * Math.cos(2 * Math.PI * years) + second * Math.cos(4 * Math.PI * years));
            first += i < frequency ? means[i] / frequency : 0;
        }
        for (int i = 0; i < means.length; i++) {
            int since = i + 1 - before - frequency - lag;
            double back = since < 1 ? 0 : gradual ? returned * Math.min(1, since / (frequency / 2.0)) : returned;
            double part = i < before ? 1 : 1 - fall + back * fall;
            means[i] *= level * part / first * Math.pow(1 + drift, (double) i / frequency);
        }
        return means;
    }

    /** Returns one series. */
    public long[] draw(int baselineYears, Draws draws) {
        double[] means = means(baselineYears);
        if (!quadratic || autocorrelation > 0) {
            return draws.series(means, level, phi, autocorrelation);
        }
        long[] counts = new long[means.length];
        for (int i = 0; i < counts.length; i++) {
            double scatter = (phi - 1) / level;
            counts[i] =
                    scatter > 0 ? draws.poisson(draws.gamma(1 / scatter, means[i] * scatter)) : draws.poisson(means[i]);
        }
        return counts;
    }
}
