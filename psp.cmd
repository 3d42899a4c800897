@echo off
rem psp FILE.jsh runs a file, psp alone opens a JShell prompt that knows psp. Builds what is missing; writes nothing
rem outside target\. Status: 0 done, 1 stopped by a fault, 2 called wrongly, 3 no JDK or no build.
setlocal
set "here=%~dp0"
set "jar=%here%psp-shell\target\psp.jar"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
set "home="
set "version="
for /f "tokens=1,* delims==" %%a in ('call "%java%" -XshowSettings:properties -version 2^>^&1') do (
    for /f "tokens=1" %%k in ("%%a") do (
        if "%%k"=="java.home" for /f "tokens=*" %%v in ("%%b") do set "home=%%v"
        if "%%k"=="java.specification.version" for /f "tokens=*" %%v in ("%%b") do set "version=%%v"
    )
)
if not defined home (
    echo psp: needs a JDK 17 or newer; there is no java at "%java%" 1>&2
    exit /b 3
)
if "%version:~0,2%"=="1." set "version=1"
if %version% LSS 17 (
    echo psp: needs a JDK 17 or newer; "%home%" is older. Set JAVA_HOME to another 1>&2
    exit /b 3
)
if not exist "%home%\bin\jshell.exe" (
    echo psp: needs a JDK 17 or newer; "%home%" is a runtime without jshell. Set JAVA_HOME to a JDK 1>&2
    exit /b 3
)
if not exist "%jar%" (
    pushd "%here%"
    set "JAVA_HOME=%home%"
    call mvnw.cmd -B -q -pl psp-shell -am -DskipTests package 1>&2
    popd
)
if not exist "%jar%" (
    echo psp: the build failed; its words are above 1>&2
    exit /b 3
)
chcp 65001 >nul
if "%~1"=="" (
    "%home%\bin\jshell" --class-path "%jar%" -R-Dfile.encoding=UTF-8 -J-Dfile.encoding=UTF-8 "%here%psp.jsh"
) else (
    "%home%\bin\java" "-Dpsp.target=%here%psp-shell\target" -cp "%jar%" psp.shell.Psp %*
)
exit /b %ERRORLEVEL%
