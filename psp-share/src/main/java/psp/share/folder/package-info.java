/**
 * A study as a folder of plain files, for the analyst who writes no Java, and its weekly job.
 *
 * <p>{@link psp.share.folder.StudyFolder#create} writes a study that runs as it is; {@link psp.share.folder.StudyFolder#run} makes its pack and its
 * page.
 *
 * <pre>{@code
 * var folder = java.nio.file.Files.createTempDirectory("study").resolve("harbour");
 * System.out.println(StudyFolder.create(folder).size() + " files");
 * }</pre>
 *
 * @serial exclude
 * @since 0.1
 */
@NullMarked
package psp.share.folder;

import org.jspecify.annotations.NullMarked;
