package psp.stats.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import psp.stats.OracleCsv;
import psp.stats.Reduction;
import psp.stats.inference.Dispersion;
import psp.stats.inference.Interval;
import psp.stats.inference.RateRatio;
import psp.stats.inference.Spread;

/**
 * Pooled sites against metafor, and against the likelihood integrated by R: three published sets, four simulated ones.
 */
class SitesOracleTest {

    private static final double TOLERANCE = 1e-6;
    private static final Map<String, PoolingMethod> METHODS = Map.of(
            "REML",
            PoolingMethod.REML,
            "PM",
            PoolingMethod.PAULE_MANDEL,
            "DL",
            PoolingMethod.DERSIMONIAN_LAIRD,
            "FE",
            PoolingMethod.FIXED);
    private static final Map<String, PoolingLimits> ERRORS = Map.of(
            "z",
            PoolingLimits.NORMAL,
            "knha",
            PoolingLimits.HARTUNG_KNAPP,
            "adhoc",
            PoolingLimits.HARTUNG_KNAPP_GUARDED);

    private static Map<String, Sites> sets() {
        Map<String, List<Site>> sets = new LinkedHashMap<>();
        for (OracleCsv row : OracleCsv.rows("sites_data")) {
            double phi = row.number("phi");
            RateRatio ratio = row.rates();
            String name = row.text("site");
            sets.computeIfAbsent(row.text("set"), key -> new ArrayList<>())
                    .add(
                            phi == 1
                                    ? Site.of(name, ratio)
                                    : Site.of(
                                            name,
                                            new Reduction(
                                                    name,
                                                    "before",
                                                    "after",
                                                    ratio,
                                                    true,
                                                    new Spread(0, 1, 10, Dispersion.given(phi)))));
        }
        Map<String, Sites> all = new LinkedHashMap<>();
        sets.forEach((name, sites) -> all.put(name, Sites.of(sites)));
        return all;
    }

    private static final Map<String, Sites> SETS = sets();

    private static Sites set(OracleCsv row) {
        return Objects.requireNonNull(SETS.get(row.text("set")));
    }

    private static void same(OracleCsv row, String column, double computed, double scale) {
        double expected = row.number(column);
        assertThat(computed)
                .as("%s of %s", column, row.cells())
                .isCloseTo(expected, within(TOLERANCE * Math.max(scale, Math.abs(expected))));
    }

    @Test
    void sevenSets() {
        assertThat(SETS).hasSize(7);
        assertThat(SETS.get("bcg")).asString().contains("13 sites");
    }

    @Test
    void normalLogRatiosAreThoseOfMetafor() {
        int rows = 0;
        for (OracleCsv row : OracleCsv.rows("sites_normal")) {
            Sites sites = set(row);
            Pooled pooled = sites.pooled(METHODS.get(row.text("method")), ERRORS.get(row.text("error")));
            assertThat(pooled.sites()).isEqualTo((int) row.count("sites"));
            same(row, "b", pooled.logEstimate().orElseThrow(), 0);
            same(row, "se", pooled.standardError(), 0);
            same(row, "p", pooled.pValue(), 0);
            same(row, "lo", Math.log(pooled.interval(0.95).lo()), 1);
            same(row, "hi", Math.log(pooled.interval(0.95).hi()), 1);
            same(row, "tau2", pooled.tau2(), 0.01);
            if (row.has("pilo")) {
                same(row, "pilo", Math.log(pooled.prediction(0.95).lo()), 1);
                same(row, "pihi", Math.log(pooled.prediction(0.95).hi()), 1);
            }
            if (row.has("taulo")) {
                Heterogeneity differing = sites.heterogeneity(0.95).orElseThrow();
                same(row, "q", differing.q(), 0);
                same(row, "qp", differing.pValue(), 0);
                same(row, "tau2", differing.tau2(), 0.01);
                same(row, "i2", differing.i2(), 0.01);
                same(row, "h2", differing.h() * differing.h(), 0);
                same(row, "taulo", differing.tau2Range().lo(), 0.01);
                same(row, "tauhi", differing.tau2Range().hi(), 0.01);
                same(row, "i2lo", differing.i2Range().lo(), 0.01);
                same(row, "i2hi", differing.i2Range().hi(), 0.01);
                same(row, "hlo", differing.hRange().lo(), 0);
                same(row, "hhi", differing.hRange().hi(), 0);
            }
            rows++;
        }
        assertThat(rows).isEqualTo(7 * 4 * 3);
    }

    @Test
    void countsAreThoseOfMetaforsGeneralizedMixedModel() {
        int rows = 0;
        for (OracleCsv row : OracleCsv.rows("sites_counts")) {
            Pooled pooled = set(row).pooled(
                            row.text("method").equals("ML") ? PoolingMethod.COUNTS_ML : PoolingMethod.COUNTS_FIXED,
                            PoolingLimits.NORMAL);
            same(row, "b", pooled.logEstimate().orElseThrow(), 0.1);
            same(row, "se", pooled.standardError(), 0);
            same(row, "tau2", pooled.tau2(), 0.01);
            rows++;
        }
        assertThat(rows).isEqualTo(6 * 2);
    }

    @Test
    void likelihoodAndRestrictedLikelihoodAreThoseIntegratedByR() {
        int rows = 0;
        for (OracleCsv row : OracleCsv.rows("sites_likelihood")) {
            boolean restricted = row.text("what").equals("restricted");
            Pooled pooled =
                    set(row).pooled(restricted ? PoolingMethod.COUNTS : PoolingMethod.COUNTS_ML, PoolingLimits.NORMAL);
            same(row, "b", pooled.logEstimate().orElseThrow(), 0.1);
            same(row, "tau2", pooled.tau2(), 0.01);
            if (restricted) {
                same(row, "se", pooled.standardError(), 0);
                Interval next = set(row).prediction(0.95);
                same(row, "nextlo", Math.log(next.lo()), 1);
                same(row, "nexthi", Math.log(next.hi()), 1);
            }
            rows++;
        }
        assertThat(rows).isEqualTo(7 * 2);
    }
}
