package psp.bench.oracle;

import java.util.OptionalDouble;

/** What is printed in one cell: a number, NA for undefined, or the reason for having no answer. */
public record Answer(String line) {
    static final Answer UNDEFINED = new Answer("NA");

    static Answer of(double value) {
        if (Double.isNaN(value)) {
            return skipped("psp computed NaN");
        }
        return new Answer(Double.isInfinite(value) ? value > 0 ? "Inf" : "-Inf" : Double.toString(value));
    }

    static Answer of(OptionalDouble value) {
        return value.isPresent() ? of(value.getAsDouble()) : UNDEFINED;
    }

    static Answer skipped(String reason) {
        return new Answer("skipped," + reason.replace(',', ';').replaceAll("\\s+", " "));
    }
}
