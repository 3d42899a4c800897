package psp.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import psp.core.DataException;
import psp.core.Offense;
import psp.core.OffenseTable;
import psp.core.internal.Texts;
import psp.io.internal.row.CsvFile;
import psp.io.internal.row.Row;

/** Editions of offence codes in CSV, with the columns {@code code, name, category, crime_against}; others are left alone. */
public final class OffenseCsv {

    private OffenseCsv() {}

    /**
     * Reads an edition.
     *
     * @param file the file, comma-separated
     * @param edition its name and date
     * @return the table
     * @throws DataException if a column is missing, a code or name is blank or there twice, naming line or value
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static OffenseTable read(Path file, String edition) {
        Objects.requireNonNull(file, "file");
        Texts.name(edition, "edition");
        List<Offense> offenses = new ArrayList<>();
        try (CsvFile csv = new CsvFile(file, ',')) {
            int code = csv.column("code");
            int name = csv.column("name");
            int category = csv.column("category");
            int against = csv.column("crime_against");
            for (Row row = csv.nextFull(); row != null; row = csv.nextFull()) {
                try {
                    offenses.add(
                            new Offense(row.field(code), row.field(name), row.field(category), row.field(against)));
                } catch (IllegalArgumentException e) {
                    throw DataException.atLine(csv.label(), row.line(), String.valueOf(e.getMessage()));
                }
            }
            try {
                return OffenseTable.of(edition, offenses);
            } catch (IllegalArgumentException e) {
                throw DataException.inFile(csv.label(), String.valueOf(e.getMessage()));
            }
        }
    }
}
