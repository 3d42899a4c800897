/** The data of the runnable examples: simulated by a seeded generator, and labelled so wherever they show. */
@org.jspecify.annotations.NullMarked
package psp.example;
