@echo off
rem psp FILE.jsh runs a file, psp alone opens a JShell prompt that knows psp. Builds what is missing or older than its
rem source; writes nothing outside target\. Status: 0 done, 1 stopped by a fault, 2 called wrongly, 3 no JDK or no build.
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
set "stale=yes"
if exist "%jar%" (
    set "stale="
    for /f %%s in ('powershell -NoProfile -Command "Set-Location -LiteralPath $env:here; $jar = (Get-Item -LiteralPath $env:jar).LastWriteTime; Get-ChildItem pom.xml, psp.jsh, psp-*/pom.xml, psp-*/src/main, examples/*/*.csv -Recurse -File -ErrorAction SilentlyContinue | Where-Object { $_.LastWriteTime -gt $jar } | Select-Object -First 1 | ForEach-Object { 'yes' }"') do set "stale=%%s"
)
if defined stale (
    pushd "%here%"
    set "JAVA_HOME=%home%"
    call mvnw.cmd -B -q -pl psp-shell -am -DskipTests package 1>&2 || set "stale=failed"
    popd
)
if "%stale%"=="failed" (
    echo psp: the build failed; its words are above 1>&2
    exit /b 3
)
if defined stale copy /b "%jar%"+,, "%jar%" >nul
rem Commands are short: quick to compile beats quick at last. PSP_JAVA_OPTIONS stands instead of these.
if not defined PSP_JAVA_OPTIONS set "PSP_JAVA_OPTIONS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmn32m"
chcp 65001 >nul
if "%~1"=="" (
    "%home%\bin\jshell" --class-path "%jar%" -R-Dfile.encoding=UTF-8 -J-Dfile.encoding=UTF-8 "%here%psp.jsh"
) else (
    "%home%\bin\java" %PSP_JAVA_OPTIONS% "-Dpsp.target=%here%psp-shell\target" -cp "%jar%" psp.shell.Psp %*
)
exit /b %ERRORLEVEL%
