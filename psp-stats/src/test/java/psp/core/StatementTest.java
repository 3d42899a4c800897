package psp.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatementTest {

    private final Statement one = new Statement("", List.of("One fell."), List.of("why"), Statement.RULES);
    private final Statement two = new Statement("", List.of("Two rose."), List.of("why", "when"), Statement.RULES);

    @Test
    void tellsFindingsThenWhatCannotBeToldThenTheRules() {
        assertThat(one.with(two)).hasToString("One fell. Two rose. This cannot tell why; when. (psp rules 2)");
        assertThat(one.labelled("SIMULATED PLACES").with(two))
                .hasToString("SIMULATED PLACES. One fell. Two rose. This cannot tell why; when. (psp rules 2)");
    }

    @Test
    void losesNoLabel() {
        assertThat(one.labelled("A").with(two.labelled("B")).label()).isEqualTo("A; B");
        assertThat(one.labelled("A").with(two.labelled("A")).label()).isEqualTo("A");
        assertThat(one.with(two.labelled("B")).label()).isEqualTo("B");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.labelled(" "))
                .withMessage("The label is blank; give it a name");
    }

    @Test
    void readsNoTwoVersionsAsOne() {
        Statement later = new Statement("", List.of("x."), List.of(), "psp rules 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.with(later))
                .withMessage("Statements by 'psp rules 2'"
                        + " and by 'psp rules 3' cannot be read as one; make both by the same version");
    }

    @Test
    void breaksLinesBetweenWords() {
        assertThat(one.wrapped(20)).isEqualTo("One fell. This\ncannot tell why.\n(psp rules 2)");
        assertThat(one.wrapped(1000)).isEqualTo(one.paragraph());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.wrapped(5))
                .withMessage("A width of 5 is too narrow for sentences; 20 or more");
    }
}
