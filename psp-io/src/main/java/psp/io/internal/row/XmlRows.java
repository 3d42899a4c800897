package psp.io.internal.row;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.io.internal.file.DataFile;
import psp.io.internal.file.OverLimit;
import psp.io.internal.file.TextFile;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

/**
 * The rows of an XML file: those of the tables of Excel 2003 ({@code Workbook}), else every element that holds nothing but
 * elements with text, or two attributes and more: its columns. The columns are those of the first such element.
 */
public final class XmlRows extends HeadedRows {

    private final Limits limits;
    private final CellText cell;
    private final InputStream stream;
    private final Reader text;
    private final XMLStreamReader reader;
    private final boolean workbook;
    private final Map<String, Integer> at = new LinkedHashMap<>();
    private @Nullable Row second;

    private XmlRows(String label, InputStream stream, Limits limits) throws IOException, XMLStreamException {
        super(label);
        this.stream = stream;
        this.limits = limits;
        cell = new CellText(label, limits);
        text = Xml.text(label, stream);
        reader = Xml.reader(text);
        reader.nextTag();
        workbook = reader.getLocalName().equals("Workbook");
    }

    public static RowSource open(Path file, Limits limits, Progress progress) {
        String label = DataFile.label(file);
        InputStream stream = DataFile.open(file, limits, progress);
        try {
            XmlRows rows = new XmlRows(label, stream, limits);
            rows.findHeader();
            rows.remark(rows.workbook ? "is a table of Excel 2003 in XML, read as such" : "is XML, read as rows");
            return rows;
        } catch (XMLStreamException e) {
            shut(label, stream);
            throw Xml.damaged(label, e);
        } catch (IOException e) {
            shut(label, stream);
            throw DataFile.problem(label, e);
        } catch (RuntimeException e) {
            shut(label, stream);
            throw e;
        }
    }

    @Override
    public List<String> remarks() {
        List<String> all = new ArrayList<>(super.remarks());
        all.addAll(TextFile.remarks(text));
        return all;
    }

    private static void shut(String label, InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            throw DataFile.problem(label, e);
        }
    }

    @Override
    protected @Nullable Row read() {
        try {
            return workbook ? ofWorkbook() : ofRecords();
        } catch (XMLStreamException e) {
            throw Xml.damaged(label(), e);
        }
    }

    private @Nullable Row ofWorkbook() throws XMLStreamException {
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("Row")) {
                long line = line();
                List<String> fields = new ArrayList<>();
                while (reader.hasNext()) {
                    int event = reader.next();
                    if (event == XMLStreamConstants.END_ELEMENT
                            && reader.getLocalName().equals("Row")) {
                        break;
                    }
                    if (event == XMLStreamConstants.START_ELEMENT
                            && reader.getLocalName().equals("Cell")) {
                        int index = XlsxBook.number(XlsxBook.attribute(reader, "Index"));
                        bounded(Math.max(index, fields.size()));
                        while (fields.size() < index - 1) {
                            fields.add("");
                        }
                        fields.add(cell.read(reader, "Data", "Comment", line()).strip());
                    }
                }
                if (!fields.isEmpty()) {
                    return new Row(padded(fields), line);
                }
            }
        }
        return null;
    }

    private String[] padded(List<String> fields) {
        String[] row = Arrays.copyOf(fields.toArray(String[]::new), Math.max(fields.size(), header().size()));
        Arrays.fill(row, fields.size(), row.length, "");
        return row;
    }

    private long line() {
        return Math.max(1, reader.getLocation().getLineNumber());
    }

    private void bounded(int columns) {
        if (columns >= limits.columns()) {
            throw DataException.atLine(
                    label(), line(), "the row has more fields, " + OverLimit.allows("columns", limits.columns()));
        }
    }

    /** The first record gives the names too. */
    private @Nullable Row ofRecords() throws XMLStreamException {
        Row next = second;
        second = null;
        if (next != null) {
            return next;
        }
        Map<String, StringBuilder> values = new LinkedHashMap<>();
        Map<String, String> attributes = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        boolean leaf = false;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                leaf = true;
                text.setLength(0);
                attributes.clear();
                bounded(Math.max(values.size(), reader.getAttributeCount()));
                for (int i = 0; i < reader.getAttributeCount(); i++) {
                    attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (!leaf && values.size() > 1) {
                    return record(values, line());
                }
                if (leaf && attributes.size() > 1 && text.toString().isBlank()) {
                    return record(attributes, line());
                }
                if (leaf) {
                    add(values, reader.getLocalName(), text.toString().strip());
                } else {
                    values.clear();
                }
                leaf = false;
            } else if (leaf && reader.isCharacters()) {
                if (text.length() + reader.getTextLength() > limits.fieldCharacters()) {
                    throw CsvRows.tooLong(label(), line(), limits);
                }
                text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            }
        }
        return null;
    }

    /** Of a name that recurs in a record all values are one field. */
    private void add(Map<String, StringBuilder> values, String name, String value) {
        StringBuilder field = values.get(name);
        if (field == null) {
            values.put(name, new StringBuilder(value));
        } else if (field.length() + 1L + value.length() > limits.fieldCharacters()) {
            throw CsvRows.tooLong(label(), line(), limits);
        } else {
            field.append('|').append(value);
        }
    }

    private Row record(Map<String, ? extends CharSequence> values, long line) {
        boolean first = at.isEmpty();
        if (first) {
            values.keySet().forEach(name -> at.put(name, at.size()));
        }
        String[] fields = new String[at.size()];
        Arrays.fill(fields, "");
        values.forEach((name, value) -> {
            Integer i = at.get(name);
            if (i != null) {
                fields[i] = value.toString();
            }
        });
        Row row = new Row(fields, line);
        if (first) {
            second = row;
            return new Row(at.keySet().toArray(String[]::new), line);
        }
        return row;
    }

    @Override
    public void close() {
        shut(label(), stream);
    }
}
