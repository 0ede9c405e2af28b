/** Events in a Spring Boot application: which version has come, and on request every start and stop. */
@NullMarked
package dev.hinomi.spring.events;

import org.jspecify.annotations.NullMarked;
