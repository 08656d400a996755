@echo off
rem Starts the command line of Pupsourcing, from the jars in the folder lib beside this file.
rem Settings: JAVA_HOME, PUP_JAVA_OPTS (options for java).
setlocal
set "PUP_JAVA=java"
if defined JAVA_HOME set "PUP_JAVA=%JAVA_HOME%\bin\java.exe"
if not defined PUP_COMMAND set "PUP_COMMAND=pup"
"%PUP_JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED %PUP_JAVA_OPTS% -cp "%~dp0lib\*" dev.pupsourcing.cli.Main %*
exit /b %ERRORLEVEL%
