@echo off
rem psp FILE.jsh runs a file, psp alone opens a JShell prompt that knows psp; needs nothing but the folder it came in.
rem Status: 0 done, 1 stopped by a fault, 2 called wrongly.
setlocal
set "home=%~dp0.."
chcp 65001 >nul
if "%~1"=="" (
    "%home%\runtime\bin\jshell" --class-path "%home%\lib\psp.jar" -R-Dfile.encoding=UTF-8 -J-Dfile.encoding=UTF-8 "%home%\psp.jsh"
) else (
    "%home%\runtime\bin\java" -cp "%home%\lib\psp.jar" psp.shell.Psp %*
)
exit /b %ERRORLEVEL%
