package psp.stats.pool;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import psp.core.Described;
import psp.core.Statement;
import psp.core.Table;
import psp.core.Tabular;
import psp.core.internal.Phrases;
import psp.stats.inference.Interval;
import psp.stats.inference.RateRatio;
import psp.stats.inference.Verdict;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Data;
import psp.stats.internal.text.Words;

/**
 * Several studies pooled: by how much it fell on average, how far the sites differ, and what a next site may expect.
 *
 * <pre>{@code
 * Sites sites = Sites.of(Site.of("Harbour", study.reduction()),
 *         Site.of("Springfield", RateRatio.of(Rate.of(120, 365), Rate.of(97, 365))),
 *         Site.of("Westfield", RateRatio.of(Rate.of(45, 365), Rate.of(30, 365))));
 * System.out.println(sites.pooled());              // on average, with its range
 * System.out.println(sites.prediction(0.95));      // at a next site
 * System.out.println(sites.leaveOneOut());         // does it hang on one of them?
 * System.out.println(sites.forestText());          // each beside the others
 * }</pre>
 *
 * <p>The sites' true log rate ratios are taken to scatter normally about a mean; the counts after are binomial given
 * each site's sum, so that zeros enter as they are ({@link PoolingMethod#COUNTS}); the range is {@link
 * PoolingLimits#HARTUNG_KNAPP_GUARDED}. Other ways stand beside: {@link #pooled(PoolingMethod, PoolingLimits)}. A site
 * whose counts scatter more than Poisson ones counts for less, by its own dispersion, which is taken as known. What the
 * years usually swing at each site is not in that: it shows as a difference between sites and widens the range, as long
 * as the sites do not swing together.
 *
 * <p>One site is told as it is; two can be pooled, with a wide range, and say nothing of a third; sites without any
 * incident say nothing of a ratio; if there is no other, there is none. NaN never comes out.
 *
 * @param sites the studies in the order given, at least one, no two of one name
 */
public record Sites(List<Site> sites) implements Described, Tabular, Serializable {

    private static final long serialVersionUID = 1;
    private static final double LEVEL = 0.95;

    /**
     * Checks the names.
     *
     * @param sites the studies in the order given, at least one, no two of one name
     * @throws IllegalArgumentException if there is no site, or two have one name
     */
    public Sites {
        Objects.requireNonNull(sites, "sites");
        sites = List.copyOf(sites);
        if (sites.isEmpty()) {
            throw new IllegalArgumentException("No site was given; at least one is needed, and two to pool");
        }
        Set<String> names = new HashSet<>();
        for (Site site : sites) {
            if (!names.add(site.name())) {
                throw new IllegalArgumentException("Two sites are called '" + site.name()
                        + "'; a study enters once, so give each a name of its own");
            }
        }
    }

    /**
     * {@return some studies as one}
     *
     * @param sites the studies, each name once
     */
    public static Sites of(Site... sites) {
        Objects.requireNonNull(sites, "sites");
        return new Sites(Arrays.asList(sites));
    }

    /**
     * {@return some studies as one}
     *
     * @param sites the studies, each name once
     */
    public static Sites of(Collection<Site> sites) {
        Objects.requireNonNull(sites, "sites");
        return new Sites(List.copyOf(sites));
    }

    /**
     * {@return the same with one more}
     *
     * @param site a study whose name is not there yet
     */
    public Sites with(Site site) {
        Objects.requireNonNull(site, "site");
        List<Site> more = new ArrayList<>(sites);
        more.add(site);
        return new Sites(more);
    }

    /** {@return all incidents before} */
    public long before() {
        return sites.stream()
                .mapToLong(site -> site.reduction().ratio().before())
                .sum();
    }

    /** {@return all incidents after} */
    public long after() {
        return sites.stream()
                .mapToLong(site -> site.reduction().ratio().after())
                .sum();
    }

    /**
     * {@return how many more (below 0: fewer) there were in all than the sites' own rates before give for the days
     * after}
     */
    public double difference() {
        return sites.stream().mapToDouble(site -> site.reduction().difference()).sum();
    }

    /** {@return the pooled ratio by counts, differing between sites, its range guarded} */
    public Pooled pooled() {
        return pooled(PoolingMethod.COUNTS, PoolingLimits.HARTUNG_KNAPP_GUARDED);
    }

    /**
     * {@return the pooled ratio by another method}
     *
     * @param method how the ratios are pooled
     * @param limits how the range is made
     */
    public Pooled pooled(PoolingMethod method, PoolingLimits limits) {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(limits, "limits");
        return Pooled.of(sites, method, limits);
    }

    /**
     * {@return the pooled ratio by each method side by side, with the limits that go with it: the default first, then
     * what other studies report} Where they say different things, the difference is a finding.
     */
    public List<Pooled> byMethod() {
        return List.of(
                pooled(),
                pooled(PoolingMethod.COUNTS, PoolingLimits.HARTUNG_KNAPP),
                pooled(PoolingMethod.COUNTS_ML, PoolingLimits.NORMAL),
                pooled(PoolingMethod.COUNTS_FIXED, PoolingLimits.NORMAL),
                pooled(PoolingMethod.REML, PoolingLimits.HARTUNG_KNAPP),
                pooled(PoolingMethod.PAULE_MANDEL, PoolingLimits.HARTUNG_KNAPP),
                pooled(PoolingMethod.DERSIMONIAN_LAIRD, PoolingLimits.NORMAL),
                pooled(PoolingMethod.FIXED, PoolingLimits.NORMAL));
    }

    private List<Site> told() {
        return sites.stream().filter(Site::told).toList();
    }

    /**
     * Returns the range of a next site's true ratio, if it is like these. Tau is not taken as known: the range is that
     * of the mixture over tau, from 0 to 5, weighted by its restricted likelihood, and normal given tau. Source: A.
     * Gelman, Bayesian Analysis 1 (2006), for the flat weight.
     *
     * @param level between 0 and 1, such as 0.95
     * @return limits from 0 to infinity: just these with fewer than three sites that had an incident, or where all
     *     incidents are before, or all after
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Interval prediction(double level) {
        Checks.level(level);
        List<Site> told = told();
        if (told.size() < 3 || Pooled.onOneSide(told)) {
            return new Interval(0, Double.POSITIVE_INFINITY, level, "not estimable of these sites");
        }
        double[] limits = new CountPool(told).next(level);
        return new Interval(
                StrictMath.exp(limits[0]),
                StrictMath.exp(limits[1]),
                level,
                "counts given each site's sum, over tau by its restricted likelihood");
    }

    /**
     * {@return how far the sites differ beyond chance; empty with fewer than two sites that had an incident}
     *
     * @param level of its intervals, between 0 and 1, such as 0.95
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Optional<Heterogeneity> heterogeneity(double level) {
        Checks.level(level);
        List<Site> told = told();
        return told.size() < 2
                ? Optional.empty()
                : Optional.of(Heterogeneity.of(new NormalPool(told), level, (int)
                        told.stream().filter(Site::halved).count()));
    }

    /**
     * {@return the verdict of the pooled 95 % range: of one site its own; cannot tell if a site's windows hold other
     * calendar days, so that the season is mixed in}
     */
    public Verdict verdict() {
        return otherCalendar().isEmpty() ? Verdict.of(pooled().interval(LEVEL)) : Verdict.CANNOT_TELL;
    }

    private List<String> otherCalendar() {
        return told().stream()
                .filter(site -> !site.reduction().sameCalendar())
                .map(Site::name)
                .toList();
    }

    /** {@return what is found without each of the sites, in their order; empty where there is one alone} */
    @SuppressWarnings("ReferenceEquality") // equal sites are left out one by one
    public List<Without> leaveOneOut() {
        List<Without> out = new ArrayList<>();
        for (Site left : sites.size() < 2 ? List.<Site>of() : sites) {
            Sites rest = new Sites(sites.stream().filter(site -> site != left).toList());
            Pooled pooled = rest.pooled();
            out.add(new Without(
                    left.name(),
                    rest.before(),
                    rest.after(),
                    rest.difference(),
                    boxed(pooled.estimate()),
                    pooled.interval(LEVEL),
                    pooled.tau(),
                    rest.verdict()));
        }
        return List.copyOf(out);
    }

    /**
     * What is found without one site.
     *
     * @param site the one that is left out
     * @param before all incidents before at the others
     * @param after all incidents after at the others
     * @param difference how many more, below 0 fewer
     * @param ratio the pooled ratio, 0 to infinity; null where no other had any incident
     * @param range its 95 % range
     * @param tau how far the others differ, 0 to 5
     * @param verdict of the range
     */
    public record Without(
            String site,
            long before,
            long after,
            double difference,
            @Nullable Double ratio,
            Interval range,
            double tau,
            Verdict verdict)
            implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * Checks the numbers; NaN is refused.
         *
         * @param site the one that is left out
         * @param before all incidents before at the others
         * @param after all incidents after at the others
         * @param difference how many more, below 0 fewer
         * @param ratio the pooled ratio, 0 to infinity; null where no other had any incident
         * @param range its 95 % range
         * @param tau how far the others differ, 0 to 5
         * @param verdict of the range
         */
        public Without {
            Objects.requireNonNull(site, "site");
            Checks.number("difference", difference);
            Checks.number("ratio", ratio == null ? 0 : ratio);
            Objects.requireNonNull(range, "range");
            Checks.number("tau", tau);
            Objects.requireNonNull(verdict, "verdict");
        }

        /** Returns the verdict and the change without the site. */
        @Override
        public String toString() {
            return "without " + site + ": " + verdict.words() + ", " + Phrases.difference(difference) + ", "
                    + (ratio == null ? "no ratio" : Words.change(ratio) + " (" + range.inWords() + ")");
        }
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    /**
     * {@return the data of a forest plot: each site with its own range, then all on average, then what a next site may
     * expect}
     *
     * @param level of the ranges, between 0 and 1, such as 0.95
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public List<ForestRow> forest(double level) {
        Checks.level(level);
        Pooled pooled = pooled();
        List<ForestRow> rows = new ArrayList<>();
        for (Site site : sites) {
            RateRatio ratio = site.reduction().ratio();
            rows.add(new ForestRow(
                    ForestRow.Kind.SITE,
                    site.name(),
                    ratio.before(),
                    ratio.exposureBefore(),
                    ratio.after(),
                    ratio.exposureAfter(),
                    site.reduction().difference(),
                    boxed(ratio.estimate()),
                    site.reduction().interval(level),
                    pooled.weight(site),
                    site.phi()));
        }
        rows.add(new ForestRow(
                ForestRow.Kind.POOLED,
                "on average",
                before(),
                null,
                after(),
                null,
                difference(),
                boxed(pooled.estimate()),
                pooled.interval(level),
                null,
                null));
        rows.add(new ForestRow(
                ForestRow.Kind.PREDICTION,
                "a next site",
                null,
                null,
                null,
                null,
                null,
                null,
                prediction(level),
                null,
                null));
        return List.copyOf(rows);
    }

    /** {@return the forest plot of 95 % ranges in plain text, at most 110 columns wide, a line each} */
    public String forestText() {
        return ForestText.of(forest(LEVEL));
    }

    @Override
    public Map<String, Object> data() {
        Pooled pooled = pooled();
        return new Data()
                .with("sites", asTable())
                .with("difference", difference())
                .with("ratio", pooled.estimate())
                .with("interval", pooled.interval(LEVEL))
                .with("p", pooled.pValue())
                .with("tau", pooled.tau())
                .with("nextSite", prediction(LEVEL))
                .with("verdict", verdict())
                .with("sentence", toString())
                .map();
    }

    /** The rows of the forest plot at 95 %; what is not there is blank. */
    @Override
    public Table asTable() {
        Table table = Table.of(
                "kind",
                "site",
                "before",
                "days before",
                "after",
                "days after",
                "difference",
                "ratio",
                "low",
                "high",
                "level",
                "method",
                "weight",
                "phi");
        for (ForestRow row : forest(LEVEL)) {
            table = table.plus(
                    row.kind().text(),
                    row.name(),
                    row.before(),
                    row.exposureBefore(),
                    row.after(),
                    row.exposureAfter(),
                    row.difference(),
                    row.ratio(),
                    row.range().lo(),
                    row.range().hi(),
                    row.range().level(),
                    row.range().method(),
                    row.weight(),
                    row.phi());
        }
        return table;
    }

    /** {@return counts, differences and the pooled change as sentences made by rule, and what they cannot tell} */
    public Statement statement() {
        return new SitesText(this).statement();
    }

    /** The groups of sites whose counts and exposures are the same, so that one study may have been given twice. */
    List<List<String>> alike() {
        Map<RateRatio, List<String>> names = new HashMap<>();
        told().forEach(site -> names.computeIfAbsent(site.reduction().ratio(), key -> new ArrayList<>())
                .add(site.name()));
        return told().stream()
                .map(site -> names.get(site.reduction().ratio()))
                .filter(Objects::nonNull)
                .distinct()
                .filter(group -> group.size() > 1)
                .toList();
    }

    /**
     * Returns counts and difference, the average change with its range, and what a next site may expect.
     *
     * @return such as {@code 343 fewer at 5 sites: 2,012 to 1,669, on average down 18 % (29 to 5 % lower); a next site:
     *     ...}
     */
    @Override
    public String toString() {
        return new SitesText(this).line();
    }
}
