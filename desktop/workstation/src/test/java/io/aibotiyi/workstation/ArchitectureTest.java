package io.aibotiyi.workstation;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import io.aibotiyi.architecture.CommonArchitectureTest;

@AnalyzeClasses(packages = "io.aibotiyi.workstation", importOptions = DoNotIncludeTests.class)
class ArchitectureTest extends CommonArchitectureTest {}
