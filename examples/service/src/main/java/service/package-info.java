/** A department's service: incidents come in over HTTP, PostgreSQL keeps them, psp answers. README.md says how to run it. */
@NullMarked
package service;

import org.jspecify.annotations.NullMarked;
