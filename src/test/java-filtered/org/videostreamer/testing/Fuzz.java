package org.videostreamer.testing;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test whose input Jazzer makes up, for as long as the build's property {@code fuzz.duration} says. One such test a
 * class, whose name ends in {@code FuzzTest}: Jazzer takes one a JVM. Its seeds, and inputs that once broke it, lie in
 * {@code src/test/resources}, in the folder of the class's name followed by {@code Inputs}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@FuzzTest(maxDuration = "${fuzz.duration}")
public @interface Fuzz {}
