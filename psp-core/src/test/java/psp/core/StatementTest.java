package psp.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import psp.core.Finding.Reply;

class StatementTest {

    private final Finding fell = new Finding(
            "Did it fall?", Reply.YES, "691 to 559 robberies.", "19 % lower (30 % to 6 % lower)", "132 fewer");
    private final Statement one = new Statement(List.of(fell), List.of("why"));
    private final Statement two = new Statement(List.of(Finding.remark("Two rose.")), List.of("why", "when"));

    @Test
    void tellsQuestionAnswerAndCounts() {
        assertThat(one.with(two)).hasToString("Did it fall? Yes. 691 to 559 robberies. Two rose.");
        assertThat(one.labelled("SIMULATED PLACES").with(two))
                .hasToString("SIMULATED PLACES. Did it fall? Yes. 691 to 559 robberies. Two rose.");
        assertThat(one.with(two).notAnswered()).isEqualTo("Not answered here: why; when.");
        assertThat(new Statement(List.of(), List.of()).notAnswered()).isEmpty();
    }

    @Test
    void aHeadlineStandsForTheFirstQuestion() {
        Statement headed = one.headed("robberies fell by 19 %").next("check again on 1 March 2018");
        assertThat(headed)
                .hasToString("Robberies fell by 19 %. 691 to 559 robberies. Next: check again on 1 March 2018.");
        assertThat(headed.parts())
                .containsExactly(
                        new Statement.Part("Robberies fell by 19 %.", "691 to 559 robberies."),
                        new Statement.Part("Next:", "check again on 1 March 2018."));
        assertThat(headed.with(two.headed("other").next("other")).headline()).isEqualTo("robberies fell by 19 %");
    }

    @Test
    void listsTheAnswersWithOrWithoutTheSmallPrint() {
        Statement headed = one.with(two).headed("robberies fell").labelled("A").next("wait");
        assertThat(headed.lines(60, false))
                .containsExactly(
                        "A. Robberies fell.",
                        "Did it fall?         YES        691 to 559 robberies.",
                        "                                19 % lower (30 % to 6 %",
                        "                                lower).",
                        "                                Two rose.",
                        "Next: wait",
                        "Not answered here: why; when. (psp rules 2)");
        assertThat(one.lines(100, true))
                .containsExactly(
                        "Did it fall?         YES        691 to 559 robberies.",
                        "                                19 % lower (30 % to 6 % lower).",
                        "                                132 fewer",
                        "Not answered here: why. (psp rules 2)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.lines(59, false))
                .withMessage("A width of 59 is too narrow for a list; 60 or more");
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
        Statement later = new Statement("", "", List.of(), "", List.of(), "psp rules 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.with(later))
                .withMessage("Statements by 'psp rules 2'"
                        + " and by 'psp rules 3' cannot be read as one; make both by the same version");
    }

    @Test
    void breaksLinesBetweenWordsButNotBeforeAPercentSign() {
        assertThat(two.headed("It fell by almost 19 % in all").wrapped(20))
                .isEqualTo("It fell by almost\n19 % in all. Two\nrose.");
        assertThat(one.wrapped(1000)).isEqualTo(one.paragraph());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.wrapped(5))
                .withMessage("A width of 5 is too narrow for sentences; 20 or more");
    }

    @Test
    void aFindingIsDataToo() {
        assertThat(fell.data())
                .containsEntry("question", "Did it fall?")
                .containsEntry("reply", "YES")
                .containsEntry("sentence", "691 to 559 robberies.")
                .containsEntry("range", "19 % lower (30 % to 6 % lower)")
                .containsEntry("detail", "132 fewer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Finding.remark(" "))
                .withMessage("The sentence is blank; give it a name");
    }
}
