@echo off
rem Starts AIBOT IYI Workstation with a Java 25 or later that it finds itself.
setlocal EnableDelayedExpansion
for %%I in ("%~dp0..") do set "APP=%%~fI"
set "FOUND="
call :try "%APP%\runtime"
call :try "%AIBOT_JAVA_HOME%"
call :try "%JAVA_HOME%"
for /d %%D in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%USERPROFILE%\.jdks\*") do call :try "%%~fD"
if not defined FOUND (
  echo aibot: no Java 25 or later was found. Install a JDK 25 ^(any vendor^), or point AIBOT_JAVA_HOME at one. 1>&2
  exit /b 3
)
"%FOUND%\bin\java.exe" "@%APP%\lib\jvm.options" "--module-path=%APP%\lib\javafx" %AIBOT_JVM_OPTIONS% "-Daibot.application=%APP%" -cp "%APP%\lib\*" io.aibotiyi.launcher.Main %*
exit /b %ERRORLEVEL%

:try
if defined FOUND exit /b
if "%~1"=="" exit /b
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  set "V=%%~V"
  set "V=!V:"=!"
  if !V! GEQ 25 set "FOUND=%~1"
)
exit /b
