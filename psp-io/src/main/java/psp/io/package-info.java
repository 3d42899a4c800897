/**
 * Doors: incidents and counts from CSV, spreadsheets, JSON and databases, and tables out again.
 *
 * <p>Every row that is read is counted or left out for one named reason, and the reasons sum ({@code psp.core.Intake}).
 * {@link psp.io.IncidentCsv#read} wants the names of five columns; {@link psp.io.IncidentFile} knows more kinds of file, and
 * {@link psp.io.TableFile} writes any result.
 *
 * <pre>{@code
 * var file = java.nio.file.Files.createTempFile("incidents", ".csv");
 * java.nio.file.Files.writeString(file, "id,offenses,occurred,lon,lat\n1,ROBBERY,2016-01-01 22:10,-87.9,43.1\n2,THEFT,2016-01-02,,\n");
 * var incidents = IncidentCsv.read(file, Columns.named("id", "offenses", "occurred", "lon", "lat"));
 * System.out.println(incidents);
 * var text = new java.io.StringWriter();
 * TableFile.write(Table.of("zone", "count").plus("Harbour", 12), text);
 * System.out.println(text);
 * }</pre>
 *
 * @serial exclude
 * @since 0.1
 */
@NullMarked
package psp.io;

import org.jspecify.annotations.NullMarked;
