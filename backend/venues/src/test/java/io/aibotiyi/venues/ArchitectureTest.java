package io.aibotiyi.venues;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import io.aibotiyi.architecture.CommonArchitectureTest;

@AnalyzeClasses(packages = "io.aibotiyi.venues", importOptions = DoNotIncludeTests.class)
class ArchitectureTest extends CommonArchitectureTest {}
