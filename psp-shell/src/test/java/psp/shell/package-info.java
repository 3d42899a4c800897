@org.jspecify.annotations.NullMarked
package psp.shell;
