package org.videostreamer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import org.junit.platform.commons.annotation.Testable;

/** How classes and tests are called. */
@AnalyzeClasses(packages = "org.videostreamer")
class NamesTest {

    private static final String CAMEL_CASE = "[a-z][a-zA-Z0-9]*";

    @ArchTest
    static final ArchRule testsAreSentencesInCamelCase =
            methods().that().areMetaAnnotatedWith(Testable.class).should().haveNameMatching(CAMEL_CASE);

    @ArchTest
    static final ArchRule rulesAreSentencesInCamelCase =
            fields().that().areAnnotatedWith(ArchTest.class).should().haveNameMatching(CAMEL_CASE);

    @ArchTest
    static void noTwoClassesHaveOneSimpleName(JavaClasses classes) {
        Map<String, List<String>> byName = classes.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getSimpleName, mapping(JavaClass::getName, toList())));
        assertThat(byName.values()).allSatisfy(names -> assertThat(names).hasSize(1));
    }
}
