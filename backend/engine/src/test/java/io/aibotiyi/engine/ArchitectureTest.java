package io.aibotiyi.engine;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import io.aibotiyi.architecture.CommonArchitectureTest;

@AnalyzeClasses(packages = "io.aibotiyi.engine", importOptions = DoNotIncludeTests.class)
class ArchitectureTest extends CommonArchitectureTest {}
