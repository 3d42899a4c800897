package psp.bench.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import psp.stats.model.CountFit;
import psp.stats.model.CountModel;
import psp.stats.model.Family;
import psp.stats.model.StandardErrors;

/** Log-linear fits of the series that lie beside the tables, in {@code glm_series.csv}. */
public final class CountModelTables {

    private static final Pattern SEASON = Pattern.compile("season([1-9])");

    private CountModelTables() {}

    /** Coefficients and their standard errors. */
    public static final class Coefficients extends OracleTable.ByRow {
        private final Path series;

        public Coefficients(Path series) {
            super("estimate", "se", "se_quasi", "se_HC0", "se_NW3");
            this.series = series;
        }

        @Override
        List<Answer> answer(OracleRow row) {
            CountFit fit = fit(series, row, row.text("family"));
            String term = row.text("term");
            return List.of(
                    Answer.of(fit.estimate(term)),
                    Answer.of(fit.standardError(term, StandardErrors.MODEL)),
                    row.text("family").equals("nb")
                            ? Answer.UNDEFINED
                            : Answer.of(fit.standardError(term, StandardErrors.QUASI)),
                    Answer.of(fit.standardError(term, StandardErrors.HC0)),
                    Answer.of(fit.standardError(term, StandardErrors.NEWEY_WEST_3)));
        }
    }

    /** Profile likelihood limits of the Poisson fit. */
    public static final class ProfileLimits extends OracleTable.ByRow {
        private final Path series;

        public ProfileLimits(Path series) {
            super("lo", "hi");
            this.series = series;
        }

        @Override
        List<Answer> answer(OracleRow row) {
            return fit(series, row, "poisson")
                    .profileInterval(row.text("term"), row.number("level"))
                    .map(limits -> List.of(Answer.of(limits.lo()), Answer.of(limits.hi())))
                    .orElse(List.of(Answer.UNDEFINED, Answer.UNDEFINED));
        }
    }

    private static CountFit fit(Path file, OracleRow row, String family) {
        String design = row.text("model");
        List<OracleRow> rows = rows(file).stream()
                .filter(r -> r.text("series").equals(row.text("series")))
                .toList();
        boolean days = row.text("offset").equals("logdays");
        CountModel model = CountModel.of(
                        rows.stream().mapToLong(r -> r.count("y")).toArray(),
                        rows.stream()
                                .mapToDouble(r -> days ? r.number("days") / 30.4375 : 1)
                                .toArray(),
                        rows.stream().mapToDouble(r -> r.number("t") / 12).toArray())
                .family(family.equals("nb") ? Family.NEGATIVE_BINOMIAL : Family.POISSON);
        Matcher season = SEASON.matcher(design);
        model = season.find() ? model.withSeason(Integer.parseInt(season.group(1))) : model;
        model = design.contains("trend") ? model.withTrend() : model;
        for (String step : List.of("step", "withdraw", "ret")) {
            if (List.of(design.split("_")).contains(step)) {
                model = model.withCovariate(
                        step, rows.stream().mapToDouble(r -> r.number(step)).toArray());
            }
        }
        return model.fit();
    }

    private static List<OracleRow> rows(Path file) {
        try {
            return OracleRow.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the series " + file, e);
        }
    }
}
