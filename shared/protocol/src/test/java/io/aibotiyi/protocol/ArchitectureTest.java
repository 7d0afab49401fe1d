package io.aibotiyi.protocol;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import io.aibotiyi.architecture.CommonArchitectureTest;

@AnalyzeClasses(packages = "io.aibotiyi.protocol", importOptions = DoNotIncludeTests.class)
class ArchitectureTest extends CommonArchitectureTest {}
