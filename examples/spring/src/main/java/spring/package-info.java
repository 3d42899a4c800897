/** psp in a Spring Boot application: incidents from its database, answers as JSON, an update every night. */
package spring;
