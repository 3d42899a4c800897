package psp.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import psp.core.Intake;
import psp.core.Occurrence;
import psp.io.internal.field.Dates;
import psp.io.internal.field.Decimal;
import psp.io.internal.field.TimeText;

class ColumnsTest {

    private static final Columns COLUMNS = Columns.named("id", "offenses", "occurred", "lon", "lat");

    @Test
    void isAValueThatTravels() throws IOException, ClassNotFoundException {
        Columns columns = COLUMNS.withZones("beat")
                .withExtent(-88, 42, -87, 44)
                .withNowhere("0,0")
                .withPrecision(10);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(columns);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(columns).hasSameHashCodeAs(columns);
        }
        assertThat(columns)
                .isNotEqualTo(COLUMNS)
                .hasToString("id 'id', offenses 'offenses', occurred 'occurred',"
                        + " longitude 'lon', latitude 'lat', zone 'beat'");
    }

    @Test
    void refusesWhatCannotBe() {
        refused(() -> Columns.named("id", "o", "id"), "The column 'id' cannot be both id and occurred");
        refused(() -> Columns.named(" ", "o", "d"), "The name of the id column is blank; give it a name");
        refused(() -> COLUMNS.withDateFormats("nonsense"), "'nonsense' is not a date format (");
        refused(
                () -> COLUMNS.withDateFormats("M/d/yy" + "[".repeat(5_000)),
                "A date format of 5006 characters, 'M/d/yy[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…'; it has up to 200, as in"
                        + " MM/dd/yyyy hh:mm:ss a");
        refused(() -> COLUMNS.withDateFormats("MM/dd"), "'MM/dd' does not tell year, month and day;");
        refused(() -> COLUMNS.withDateFormats(), "No date format is given; give at least one, such as MM/dd/yyyy");
        refused(() -> COLUMNS.withPrecision(Double.NaN), "The precision NaN m is not above 0; leave it out if unknown");
        refused(
                () -> COLUMNS.withExtent(-87, 42, -88, 44),
                "The extent -87.0 42.0 to -88.0 44.0 has no width or height;");
        refused(() -> COLUMNS.withExtent(42, -187, 44, 88), "The latitude -187.0 is not within -90 to 90 degrees;");
        refused(() -> COLUMNS.withDelimiter('"'), "A quote or the end of a line cannot stand between fields;");
        refused(() -> COLUMNS.withOffenseSeparator(""), "The separator is empty; give at least one character");
        refused(
                () -> COLUMNS.withoutId().withIds(Intake.Ids.CHECKED),
                "There is no id column, so recurring ids cannot be looked for");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(message);
    }

    @Test
    void isoDatesAreReadAsJavaReadsThem() {
        Dates iso = new Dates(java.util.List.of());
        for (String good : new String[] {
            "2016-02-29", "2016-04-01T22:15", "2016-04-01 22:15:09", "2016-12-31T00:00", "2016-04-01T22:15:09.120"
        }) {
            Occurrence read = iso.read(good);
            assertThat(read).isNotNull();
            assertThat(read.start())
                    .isEqualTo(
                            good.length() == 10
                                    ? java.time.LocalDate.parse(good).atStartOfDay()
                                    : java.time.LocalDateTime.parse(good.replace(' ', 'T')));
            assertThat(read.timed()).isEqualTo(good.length() > 10);
        }
        for (String bad : new String[] {
            "",
            "2015-02-29",
            "2016-4-1",
            "2016-04-01T9",
            "2016-04-01T24:00",
            "20160401",
            "2016-04-01T22:15Z",
            "2016-04-01X22:15",
            "0000-01-01",
            "9999-01-01",
            "2016-04-01T22:15:09.",
            "２016-04-01"
        }) {
            assertThat(iso.read(bad)).as(bad).isNull();
        }
        assertThat(iso.read("2016-04-01T9:05")).hasToString("2016-04-01T09:05");
        assertThat(iso.read("2016-04-01T")).hasToString("2016-04-01");
        Dates offset = new Dates(java.util.List.of("yyyy-MM-dd HH:mmX"));
        assertThat(offset.read("2016-04-01 22:15-05")).hasToString("2016-04-01T22:15");
        assertThat(offset.read("2016-04-01 22:15-51")).isNull();
        assertThat(TimeText.read("845")).hasToString("08:45");
        assertThat(TimeText.read("5")).hasToString("00:05");
        assertThat(TimeText.read("8:45")).hasToString("08:45");
        assertThat(TimeText.read("2400")).hasToString("23:59");
        assertThat(TimeText.read("8:")).isNull();
    }

    @Test
    void decimalsAreTheNearestDouble() {
        long seed = 20161117;
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            String text =
                    switch (i % 3) {
                        case 0 -> Double.toString(random.nextDouble() * 360 - 180);
                        case 1 -> (random.nextInt(360) - 180) + "." + random.nextInt(10_000_000);
                        default -> Double.toString(Double.longBitsToDouble(random.nextLong()));
                    };
            double expected = Double.parseDouble(text);
            expected = Double.isInfinite(expected) ? Double.NaN : expected;
            assertThat(Double.compare(Decimal.parse(text), expected))
                    .as("seed " + seed + ": " + text)
                    .isZero();
        }
        for (String bad : new String[] {
            "", "-", ".", "1d", "0x10", "NaN", "Infinity", "1e", "1e999", "1,5", "--1", ".e5", "+.", "1.2.3"
        }) {
            assertThat(Decimal.parse(bad)).as(bad).isNaN();
        }
        assertThat(Decimal.parse("+1.")).isEqualTo(1);
        assertThat(Decimal.parse("-.5e1")).isEqualTo(-5);
        assertThat(Decimal.parse("00000000000000000000.5")).isEqualTo(0.5);
    }
}
