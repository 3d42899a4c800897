package psp.share.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import psp.core.DataException;

class JsonNodeTest {

    private static JsonNode parse(String text) {
        return JsonNode.parse(text.getBytes(StandardCharsets.UTF_8), "a.json");
    }

    @Test
    void numbersAreReadAsTheyAreWritten() {
        JsonNode items = parse("[1, -2.50, 1e3, 1e-999999999]");
        assertThat(items.items().stream().map(JsonNode::written)).containsExactly("1", "-2.50", "1E+3", "1E-999999999");
        assertThat(items.items().get(3).number()).isZero();
        assertThat(items.items().get(2).whole()).isEqualTo(1_000);
    }

    @Test
    void aNumberThatCannotBeIsNamed() {
        assertThatThrownBy(() -> parse("{\"a\": [1, 43.1e99999999999]}"))
                .isInstanceOf(DataException.class)
                .hasMessage("a.json: a[1] is a number that cannot be: its exponent is too long");
        assertThatThrownBy(() -> parse("[" + "9".repeat(100_000) + "]"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("number that is longer than any pack's");
    }
}
