package psp.bench.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of reference inputs: what psp answers to its rows, by column. */
public interface OracleTable {
    /** Returns one map of answers for each row; the rows may depend on each other. */
    List<Map<String, Answer>> answers(List<OracleRow> rows);

    /** A table in which each row is answered by itself; a row that cannot be answered is skipped with the reason. */
    abstract class ByRow implements OracleTable {
        private final List<String> columns;

        ByRow(String... columns) {
            this.columns = List.of(columns);
        }

        /** Returns the answers in the order of the columns. */
        abstract List<Answer> answer(OracleRow row);

        @Override
        public final List<Map<String, Answer>> answers(List<OracleRow> rows) {
            List<Map<String, Answer>> all = new ArrayList<>();
            for (OracleRow row : rows) {
                all.add(cells(row));
            }
            return all;
        }

        private Map<String, Answer> cells(OracleRow row) {
            Map<String, Answer> cells = new LinkedHashMap<>();
            try {
                List<Answer> answers = answer(row);
                for (int i = 0; i < columns.size(); i++) {
                    cells.put(columns.get(i), answers.get(i));
                }
            } catch (IllegalArgumentException | ArithmeticException e) {
                columns.forEach(c -> cells.put(c, Answer.skipped(String.valueOf(e.getMessage()))));
            }
            return cells;
        }
    }
}
