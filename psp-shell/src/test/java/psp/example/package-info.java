@org.jspecify.annotations.NullMarked
package psp.example;
