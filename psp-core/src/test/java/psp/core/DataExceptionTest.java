package psp.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DataExceptionTest {

    @Test
    void theMessageHoldsNoValueOfARow() {
        DataException value = DataException.atValue("log.csv", 7, "date", "Jane Roe, 0 Main St", "is no date");
        assertThat(value).hasMessage("log.csv, line 7, column 'date': a value of 19 characters is no date");
        assertThat(value.withoutValues()).isEqualTo(value.getMessage());
        assertThat(value.withValues()).isEqualTo("log.csv, line 7, column 'date': 'Jane Roe, 0 Main St' is no date");
        assertThat(value.value()).isEqualTo("Jane Roe, 0 Main St");
        assertThat(DataException.atValue("log.csv", 7, "date", "", "is no date"))
                .hasMessage("log.csv, line 7, column 'date': an empty value is no date");
        assertThat(DataException.atValue("log.csv", 7, "date", "x".repeat(500), "is no date")
                        .withValues())
                .hasSizeLessThan(130);
    }

    /** What nobody reads is left out in the middle: the place stands at the beginning, the fix at the end. */
    @Test
    void aMessageHasAnEnd() {
        DataException file =
                DataException.inFile("log.csv", "the columns are [" + "x".repeat(1_000_000) + "]; rename one");
        assertThat(file.getMessage())
                .hasSize(4_003)
                .startsWith("log.csv: the columns are [xxx")
                .contains("x … x")
                .endsWith("x]; rename one");
        assertThat(file.withValues()).isEqualTo(file.getMessage());
        assertThat(DataException.inFile("a", "x".repeat(3_997))).hasMessage("a: " + "x".repeat(3_997));
    }

    @Test
    void whatIsQuotedIsToldWithValuesAlone() {
        DataException quoting = DataException.inFile("log.csv", "holds no date").quoting("line 2: 'Jane Roe'");
        assertThat(quoting).hasMessage("log.csv: holds no date");
        assertThat(quoting.withValues()).isEqualTo("log.csv: holds no date (line 2: 'Jane Roe')");
        assertThat(quoting.file()).isEqualTo("log.csv");
        assertThat(DataException.atLine("log.csv", 3, "holds no date")
                        .quoting("x")
                        .line())
                .isEqualTo(3);
    }

    @Test
    void whatTheReaderWroteHimselfIsToldInFull() {
        DataException setting = DataException.atSetting("study.txt", 3, "focus", "B0", "is no zone");
        assertThat(setting)
                .hasMessage("study.txt, line 3, column 'focus': 'B0' is no zone")
                .extracting(DataException::withValues)
                .isEqualTo(setting.getMessage());
    }
}
