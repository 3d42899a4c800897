package psp.io;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.Position;
import psp.core.internal.Texts;
import psp.io.internal.field.Slice;
import psp.io.internal.place.Coordinates;
import psp.io.internal.place.Spot;
import psp.io.internal.row.CsvFile;
import psp.io.internal.row.Row;

/**
 * Positions by address, for a file that has addresses and no coordinates.
 *
 * <p>Addresses are compared in one form: capitals, without punctuation and with single blanks, words such as
 * {@code STREET} and {@code NORTH} in their short forms, {@code 1200 BLOCK OF} as {@code 1200}, a unit or flat left out.
 * Nothing is guessed: an address that is not in the table stays without a position and is listed.
 */
public final class AddressTable implements Serializable {

    private static final long serialVersionUID = 1;
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern UNIT = Pattern.compile(" (?:APT|UNIT|STE|SUITE|FL|FLOOR|RM|ROOM)( \\w+)?$");
    private static final Map<String, String> SHORT = shortForms();

    private final TreeMap<String, Position> byAddress;

    private AddressTable(TreeMap<String, Position> byAddress) {
        this.byAddress = byAddress;
    }

    private static Map<String, String> shortForms() {
        Map<String, String> forms = new HashMap<>();
        String pairs =
                "STREET ST AVENUE AVE AV AVE ROAD RD BOULEVARD BLVD DRIVE DR LANE LN PLACE PL COURT CT PARKWAY PKWY"
                        + " HIGHWAY HWY CIRCLE CIR TERRACE TER SQUARE SQ TRAIL TRL NORTH N SOUTH S EAST E WEST W NORTHEAST NE"
                        + " NORTHWEST NW SOUTHEAST SE SOUTHWEST SW FIRST 1ST SECOND 2ND THIRD 3RD FOURTH 4TH FIFTH 5TH SIXTH 6TH"
                        + " SEVENTH 7TH EIGHTH 8TH NINTH 9TH TENTH 10TH";
        String[] words = pairs.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            forms.put(words[i], words[i + 1]);
        }
        return Map.copyOf(forms);
    }

    /**
     * A table from values of your own.
     *
     * @param positions positions by address
     * @return the table
     * @throws IllegalArgumentException if two addresses that are one in the compared form have different positions, or
     *     an address has no letter and no digit
     */
    public static AddressTable of(Map<String, Position> positions) {
        Objects.requireNonNull(positions, "positions");
        TreeMap<String, Position> table = new TreeMap<>();
        new TreeMap<>(positions).forEach((address, position) -> {
            String problem = put(table, address, Objects.requireNonNull(position, "position"));
            if (problem != null) {
                throw new IllegalArgumentException("The address '" + address + "' " + problem);
            }
        });
        return new AddressTable(table);
    }

    /**
     * Reads a table in CSV.
     *
     * @param file the file, comma-separated
     * @param address the column of the address
     * @param longitude the column of degrees east
     * @param latitude the column of degrees north
     * @return the table
     * @throws DataException if a column is missing, a position cannot be read, or one address has two positions, naming
     *     line and value
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static AddressTable read(Path file, String address, String longitude, String latitude) {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(longitude, "longitude");
        Objects.requireNonNull(latitude, "latitude");
        TreeMap<String, Position> table = new TreeMap<>();
        try (CsvFile csv = new CsvFile(file, ',')) {
            int at = csv.column(address);
            int lon = csv.column(longitude);
            int lat = csv.column(latitude);
            Coordinates coordinates = new Coordinates(List.of());
            for (Row row = csv.nextClosed(); row != null; row = csv.nextClosed()) {
                if (row.size() <= Math.max(at, Math.max(lon, lat))) {
                    throw csv.unlikeHeader(row);
                }
                Spot spot = coordinates.read(row.show(lon, new Slice()), row.show(lat, new Slice()), null);
                String problem = spot.position() == null
                        ? "has no position in degrees"
                        : put(table, row.field(at), spot.position());
                if (problem != null) {
                    throw DataException.atValue(csv.label(), row.line(), address, row.field(at), problem)
                            .quoting("'" + row.field(lon) + "', '" + row.field(lat) + "'");
                }
            }
            if (table.isEmpty()) {
                throw DataException.inFile(csv.label(), "has a header and no rows");
            }
        }
        return new AddressTable(table);
    }

    private static @Nullable String put(TreeMap<String, Position> table, String address, Position position) {
        String form = form(address);
        if (form.isEmpty()) {
            return "has no letter and no digit; leave it out";
        }
        Position earlier = table.putIfAbsent(form, position);
        return earlier == null || earlier.equals(position) ? null : "has two positions; leave one out";
    }

    /** The form in which addresses are compared. */
    static String form(String address) {
        String words =
                APART.matcher(address.toUpperCase(Locale.ROOT)).replaceAll(" ").strip();
        StringBuilder form = new StringBuilder();
        for (String word : words.replace(" BLOCK OF ", " ")
                .replace(" BLOCK ", " ")
                .replace(" BLK ", " ")
                .split(" ")) {
            form.append(form.isEmpty() ? "" : " ").append(SHORT.getOrDefault(word, word));
        }
        return UNIT.matcher(form).replaceAll("");
    }

    /**
     * The position of an address.
     *
     * @param address in any of its forms
     * @return the position, or null if the table has none
     */
    public @Nullable Position find(String address) {
        return byAddress.get(form(address));
    }

    /**
     * The addresses of a file that the table does not have.
     *
     * @param file the file
     * @param columns its description, with {@link Columns#withAddress}
     * @return how often each occurs in rows without a position, as it is compared; empty if all are found
     * @throws IllegalArgumentException if the description names no address column
     * @throws DataException as {@link IncidentCsv#read}
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static SortedMap<String, Long> unmatched(Path file, Columns columns) {
        Objects.requireNonNull(file, "file");
        if (columns.column(Role.ADDRESS) == null) {
            throw new IllegalArgumentException("The description names no column of addresses; add withAddress");
        }
        TreeMap<String, Long> missing = new TreeMap<>();
        try (CsvFile csv = new CsvFile(file, columns.reading().writing().delimiter())) {
            new IncidentRows(
                            csv,
                            columns,
                            KeptRows.incidents(incident -> {}),
                            address -> missing.merge(form(address), 1L, Math::addExact))
                    .readAll();
        }
        return missing;
    }

    /**
     * How many addresses it has.
     *
     * @return 0 or more
     */
    public int size() {
        return byAddress.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressTable table && byAddress.equals(table.byAddress);
    }

    @Override
    public int hashCode() {
        return byAddress.hashCode();
    }

    /**
     * The number of addresses.
     *
     * @return such as {@code positions of 1,204 addresses}
     */
    @Override
    public String toString() {
        return "positions of " + Texts.grouped(size()) + " address" + (size() == 1 ? "" : "es");
    }
}
