/** The page of Spring Boot's Actuator that shows how everything fares. */
@NullMarked
package dev.hinomi.spring.status;

import org.jspecify.annotations.NullMarked;
