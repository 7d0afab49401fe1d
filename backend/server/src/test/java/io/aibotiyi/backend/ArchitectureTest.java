package io.aibotiyi.backend;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import io.aibotiyi.architecture.CommonArchitectureTest;

@AnalyzeClasses(packages = "io.aibotiyi.backend", importOptions = DoNotIncludeTests.class)
class ArchitectureTest extends CommonArchitectureTest {}
