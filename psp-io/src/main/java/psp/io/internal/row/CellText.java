package psp.io.internal.row;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import psp.io.limit.Limits;

/** Gathers the text of one cell of an XML file after the other, no longer than a field may be. */
final class CellText {

    private final String label;
    private final Limits limits;
    private final StringBuilder text = new StringBuilder();

    CellText(String label, Limits limits) {
        this.label = label;
        this.limits = limits;
    }

    /** All text below the element at hand, of one kind of element within it and not within another; ends at its end. */
    String read(XMLStreamReader reader, String of, String notIn, long line) throws XMLStreamException {
        text.setLength(0);
        int depth = 1;
        int open = 0;
        int shut = 0;
        while (depth > 0 && reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                open += reader.getLocalName().equals(of) ? 1 : 0;
                shut += reader.getLocalName().equals(notIn) ? 1 : 0;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                open -= depth > 0 && reader.getLocalName().equals(of) ? 1 : 0;
                shut -= reader.getLocalName().equals(notIn) ? 1 : 0;
            } else if (reader.isCharacters() && (open > 0 || of.isEmpty()) && shut == 0) {
                if (text.length() + reader.getTextLength() > limits.fieldCharacters()) {
                    throw CsvRows.tooLong(label, line, limits);
                }
                text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            }
        }
        return text.toString();
    }
}
