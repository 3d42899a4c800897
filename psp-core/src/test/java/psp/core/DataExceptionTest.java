package psp.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DataExceptionTest {

    @Test
    void whoMayNotSeeTheDataIsToldThePlace() {
        DataException value = DataException.atValue("log.csv", 7, "date", "Jane Roe, 0 Main St", "is no date");
        assertThat(value).hasMessage("log.csv, line 7, column 'date': 'Jane Roe, 0 Main St' is no date");
        assertThat(value.withoutValues())
                .isEqualTo("log.csv, line 7, column 'date': a value of 19 characters cannot be used as it is");
        assertThat(DataException.atLine("log.csv", 7, "'Jane Roe' is no field").withoutValues())
                .isEqualTo("log.csv, line 7: cannot be used as it is");
        assertThat(DataException.inFile("log.csv", "holds 'Jane Roe'").withoutValues())
                .isEqualTo("log.csv: cannot be used as it is");
        assertThat(DataException.atValue("log.csv", 7, "date", "x".repeat(500), "is no date")
                        .getMessage())
                .hasSizeLessThan(130);
    }
}
