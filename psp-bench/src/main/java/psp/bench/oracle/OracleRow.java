package psp.bench.oracle;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One row of a table of inputs. */
public record OracleRow(NamedCsvRecord fields) {
    /** Reads all rows; some tables have rows longer than their header. */
    public static List<OracleRow> read(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofNamedCsvRecord(file);
                Stream<NamedCsvRecord> rows = csv.stream()) {
            return rows.map(OracleRow::new).toList();
        }
    }

    String text(String column) {
        return fields.findField(column)
                .orElseThrow(() -> new IllegalArgumentException(
                        "No column '" + column + "'; the columns are " + fields.getHeader()));
    }

    /** Tells whether the cell holds a value; empty and NA do not. */
    boolean has(String column) {
        return !text(column).isEmpty() && !text(column).equals("NA");
    }

    double number(String column) {
        return Double.parseDouble(text(column));
    }

    /** Returns a count, which may be written as 1e6. */
    long count(String column) {
        try {
            return new BigDecimal(text(column)).longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("Not a whole number in " + column + ": " + text(column), e);
        }
    }
}
