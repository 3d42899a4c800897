@echo off
rem psp FILE.jsh runs a file, psp alone opens a JShell prompt that knows psp. Takes the runtime that came with it, else a JDK 17 or
rem newer. Status: 0 done, 1 stopped by a fault, 2 called wrongly, 3 no JDK.
setlocal
set "home=%~dp0.."
set "jdk=%home%\runtime"
if exist "%jdk%\bin\java.exe" goto run
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
set "jdk="
set "version="
for /f "tokens=1,* delims==" %%a in ('call "%java%" -XshowSettings:properties -version 2^>^&1') do (
    for /f "tokens=1" %%k in ("%%a") do (
        if "%%k"=="java.home" for /f "tokens=*" %%v in ("%%b") do set "jdk=%%v"
        if "%%k"=="java.specification.version" for /f "tokens=*" %%v in ("%%b") do set "version=%%v"
    )
)
if not defined jdk set "why=there is no java at '%java%'" & goto none
if "%version:~0,2%"=="1." set "version=1"
if %version% LSS 17 set "why=the one in '%jdk%' is older" & goto none
if not exist "%jdk%\bin\jshell.exe" set "why='%jdk%' is a runtime without jshell" & goto none
:run
rem Commands are short: quick to compile beats quick at last. PSP_JAVA_OPTIONS stands instead of these.
if not defined PSP_JAVA_OPTIONS set "PSP_JAVA_OPTIONS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmn32m"
chcp 65001 >nul
if "%~1"=="" (
    "%jdk%\bin\jshell" --class-path "%home%\lib\psp.jar" -R-Dfile.encoding=UTF-8 -J-Dfile.encoding=UTF-8 "%home%\psp.jsh"
) else (
    "%jdk%\bin\java" %PSP_JAVA_OPTIONS% -cp "%home%\lib\psp.jar" psp.shell.Psp %*
)
exit /b %ERRORLEVEL%
:none
echo psp: needs a JDK 17 or newer, such as Eclipse Temurin from adoptium.net; %why%. See START.txt 1>&2
exit /b 3
