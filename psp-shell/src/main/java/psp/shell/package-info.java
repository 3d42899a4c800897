/** The command, the runner of {@code .jsh} files and what else a person at a terminal needs. */
@org.jspecify.annotations.NullMarked
package psp.shell;
